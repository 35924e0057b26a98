import { z } from 'zod';
import { BANK_NAME_LENGTH, normaliseBankName } from './bank-name.ts';

const MESSAGE_CONTROLS = 'must not contain control characters';

/** A single line typed by the organiser: trimmed, `min` to `max` characters, nothing invisible that could deceive. */
export const line = (min: number, max: number) =>
  z
    .string()
    .trim()
    .min(min, min === 1 ? 'must not be empty' : undefined)
    .max(max, `must have at most ${max} characters`)
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), MESSAGE_CONTROLS);

/** Notes and reasons: 0 to 500 characters, line breaks and tabs allowed. */
export const note = z
  .string()
  .trim()
  .max(500, 'must have at most 500 characters')
  .refine((text) => text.isWellFormed() && !/[^\P{Cc}\n\r\t]/u.test(text), MESSAGE_CONTROLS);

/** The name of a person: 1 to 100 characters, at least one of them visible. */
export const personName = line(1, 100).refine(
  (text) => /[^\p{C}\p{Z}\p{M}]/u.test(text),
  'must not be empty',
);

/** A name as a bank shows it: 1 to 64 characters with at least one letter or digit. */
export const bankName = line(1, BANK_NAME_LENGTH).refine(
  (text) => normaliseBankName(text) !== '',
  'needs at least one letter or digit',
);

/** How many bank names a player can have. */
export const MOST_BANK_NAMES = 50;

/** Up to 50 bank names; a name repeated under the same key is kept once. */
export const bankNames = z
  .array(bankName)
  .max(MOST_BANK_NAMES, `at most ${MOST_BANK_NAMES} bank names`)
  .transform(onePerKey);

function onePerKey(names: string[]): string[] {
  const byKey = new Map<string, string>();
  for (const name of names) {
    const key = normaliseBankName(name);
    if (!byKey.has(key)) byKey.set(key, name);
  }
  return [...byKey.values()];
}
