import { z } from 'zod';
import { BANK_NAME_LENGTH, normaliseBankName } from './bank-name.ts';

type Rule = {
  min: 0 | 1;
  max: number;
  /** The character class, in a regular expression, of characters that are not allowed. */
  forbidden: string;
  /** A required kind of text. `oneOf` is a character class of which any character is enough. */
  needed?: { isIn: (text: string) => boolean; oneOf: string; message: string };
};

/** A trimmed text without control characters. The document gets a simpler pattern, which all of its readers understand. */
function textOf({ min, max, forbidden, needed }: Rule) {
  const isForbidden = new RegExp(`[${forbidden}]`, 'u');
  const rest = `[^${forbidden}]*`;
  return (
    z
      .string()
      .trim()
      .min(min)
      .refine((text) => [...text].length <= max, `must have at most ${max} characters`)
      // A lone surrogate would not survive storage.
      .refine((text) => text.isWellFormed() && !isForbidden.test(text), 'must not contain control characters')
      .refine((text) => !needed || needed.isIn(text), needed?.message)
      .meta({
        override: {
          minLength: min,
          maxLength: max,
          pattern: needed ? `^${rest}${needed.oneOf}${rest}$` : `^${rest}$`,
        },
      })
  );
}

const CONTROLS = String.raw`\u0000-\u001f\u007f-\u009f`;
const CONTROLS_BUT_BREAKS = String.raw`\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f`;
const BLANKS = String.raw`\s\ufeff`;

/**
 * Letters and digits of the largest scripts. Not every reader of the document knows `\p{L}`, and a class of all letters
 * would be very long.
 */
const LETTERS =
  String.raw`0-9A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02c1\u038e-\u03a1\u03a3-\u03f5\u0400-\u0481` +
  String.raw`\u048a-\u052f\u0531-\u0556\u05d0-\u05ea\u0620-\u063f\u0904-\u0939\u10fc-\u1248\u1401-\u166c\u3280-\u4dbf` +
  String.raw`\u4e00-\ua48c\uac00-\ud7a3` +
  '\u{13000}-\u{1342f}\u{17000}-\u{18cd5}\u{20000}-\u{2a6df}\u{30000}-\u{3134a}';
const VISIBLE =
  LETTERS + String.raw`!-/:-@\[-\u0060{-~\u00a1-\u00a9\u00ab\u00ac\u00ae-\u00bf\u00d7\u00f7\u2190-\u2426`;

const EMPTY = 'must not be empty';
const NO_LETTER = 'needs at least one letter or digit';

/** A single line. */
export const line = (min: 0 | 1, max: number) =>
  textOf({
    min,
    max,
    forbidden: CONTROLS,
    ...(min === 0
      ? {}
      : { needed: { isIn: (text) => text !== '', oneOf: `[^${CONTROLS}${BLANKS}]`, message: EMPTY } }),
  });

/** A note or reason of up to 500 characters, which may have line breaks and tabs. */
export const note = textOf({ min: 0, max: 500, forbidden: CONTROLS_BUT_BREAKS });

/** The name of a person, 1 to 100 characters with at least one visible character. */
export const personName = textOf({
  min: 1,
  max: 100,
  forbidden: CONTROLS,
  needed: {
    isIn: (text) => /[^\p{C}\p{Z}\p{M}]/u.test(text),
    oneOf: `[${VISIBLE}]`,
    message: EMPTY,
  },
});

/** A bank name, 1 to 64 characters with at least one letter or digit. */
export const bankName = textOf({
  min: 1,
  max: BANK_NAME_LENGTH,
  forbidden: CONTROLS,
  needed: { isIn: (text) => normaliseBankName(text) !== '', oneOf: `[${LETTERS}]`, message: NO_LETTER },
});

/** The maximum number of a player's bank names. */
export const MAX_BANK_NAMES = 50;

/** The bank names of a player. Of names with the same key it keeps the first. */
export const bankNames = z
  .array(bankName)
  .max(MAX_BANK_NAMES, `must be at most ${MAX_BANK_NAMES} bank names`)
  .transform(onePerKey);

function onePerKey(names: string[]): string[] {
  const byKey = new Map<string, string>();
  for (const name of names) {
    const key = normaliseBankName(name);
    if (!byKey.has(key)) byKey.set(key, name);
  }
  return [...byKey.values()];
}
