import { normaliseBankName } from './bank-name.ts';

/** A name in the form in which two of them are compared: its key, or its plain text where the key is empty. */
export const comparableName = (name: string): string => normaliseBankName(name) || plainText(name);

/** What a search looks in: the names of one person. It holds `comparableName` of each of their parts. */
export const searchableNames = (names: readonly string[]): string =>
  names.flatMap((name) => [normaliseBankName(name), plainText(name)]).join('\n');

// Nothing in it is a letter or digit where it is compared, so case and accents don't matter.
const plainText = (name: string) => name.replace(/\s+/gu, ' ').trim();
