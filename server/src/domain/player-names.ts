/**
 * Returns the text by which lists sort a player. Case and accents do not count, and a stroked letter sorts with the plain
 * one. Some characters unfold to eighteen, so the text is cut to fit into a cursor. Equal texts are sorted by id.
 */
export const sortName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    // Only the small letter of ẞ becomes SS as a capital, so the text is lowered first.
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .replace(/[łøđæœıς]/g, (letter) => PLAIN[letter] ?? letter)
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, 200)
    .toWellFormed();

const PLAIN: Record<string, string> = { ł: 'l', ø: 'o', đ: 'd', æ: 'ae', œ: 'oe', ı: 'i', ς: 'σ' };
