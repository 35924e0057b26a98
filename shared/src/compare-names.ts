import { normaliseBankName } from './bank-name.ts';

/** The form of a name for comparing. It is the key, or the plain text where the key is empty. */
export const comparableName = (name: string): string => normaliseBankName(name) || plainText(name);

/** The text of one person's names that a search looks in. It contains the `comparableName` of every part of a name. */
export const searchableNames = (names: readonly string[]): string =>
  names.flatMap((name) => [normaliseBankName(name), plainText(name)]).join('\n');

// It is compared only where there is no letter or digit, so case and accents don't matter.
const plainText = (name: string) => name.replace(/\s+/gu, ' ').trim();
