/**
 * What lists of players sort by: case and accents do not count, a stroked letter sorts with its plain one. Some
 * characters unfold to eighteen, so it is cut where a cursor can still carry it; the id decides from there on.
 */
export const sortName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    // ẞ has a small letter but no capitals: only that of it becomes SS.
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .replace(/[łøđæœıς]/g, (letter) => PLAIN[letter] ?? letter)
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, 200)
    .toWellFormed();

const PLAIN: Record<string, string> = { ł: 'l', ø: 'o', đ: 'd', æ: 'ae', œ: 'oe', ı: 'i', ς: 'σ' };
