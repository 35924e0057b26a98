/** The maximum length of a player's bank name, in characters. */
export const BANK_NAME_LENGTH = 64;

/**
 * The key of a bank name. Two names with the same key are the same name, and an empty key is nobody's. The function is
 * pure, total and idempotent, and its time grows linearly with the text.
 *
 * | counts                              | does not count                                   |
 * | ----------------------------------- | ------------------------------------------------ |
 * | letters of any script, digits       | case: `Kingscote` = `KINGSCOTE`, `ß` = `ss`       |
 * | their order                         | accents: `José` = `JOSE`                          |
 * | which script: Cyrillic `а` is not `a` | spaces, punctuation, symbols: `O'Neil-X` = `ONEILX` |
 * |                                     | width and ligatures (NFKC): `ＡＢ` = `AB`, `ﬁ` = `fi` |
 * |                                     | zero width, soft hyphens, direction marks, controls |
 * |                                     | strokes: `ł ø đ æ œ ı` = `l o d ae oe i`           |
 */
export function normaliseBankName(name: string): string {
  // Removes marks first, because sorting thousands of them in canonical order costs quadratic time. The iota subscript
  // stays, because case folding makes a letter of it.
  const composed = name.replace(/(?!\u0345)\p{M}+?/gu, '').normalize('NFKC');
  // Lower case, then upper case is full case folding: ẞ → ß → SS, ς and σ → Σ, ı → I.
  const folded = composed.toLowerCase().toUpperCase();
  return folded
    .normalize('NFKD')
    .replace(/[ŁØĐÆŒ]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .replace(/[^\p{L}\p{Nd}]+/gu, '');
}

/** Returns the text that names a payer: the bank's name for them, or the description where that has no letter or digit. */
export const payerText = ({
  counterparty_name,
  description,
}: {
  counterparty_name: string;
  description: string;
}) => (normaliseBankName(counterparty_name) === '' ? description : counterparty_name);

const PLAIN_LETTERS: Record<string, string> = { Ł: 'L', Ø: 'O', Đ: 'D', Æ: 'AE', Œ: 'OE' };
