/**
 * What lists of players sort by: case and accents do not count, a stroked letter sorts with its plain one. Some
 * characters unfold to eighteen, so it is cut where a cursor can still carry it; the id decides from there on.
 */
export const sortName = (name: string): string =>
  fold(name).replace(/\s+/gu, ' ').trim().slice(0, 200).toWellFormed();

/** What a search looks in: the name and every bank name, in the form that `searchTerm` gives. */
export const searchText = (name: string, bankNames: readonly { name: string }[]): string =>
  [name, ...bankNames.map((bankName) => bankName.name)].map(fold).join('\n');

/** What a search looks for. */
export const searchTerm = (term: string): string => fold(term);

// Also the sigma that ends a word, which a search for part of the word does not end with.
const STROKED: Record<string, string> = { ł: 'l', ø: 'o', đ: 'd', æ: 'ae', œ: 'oe', ı: 'i', ς: 'σ' };

const fold = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    // ẞ has a small letter but no capitals: only that of it becomes SS.
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .replace(/[łøđæœıς]/g, (letter) => STROKED[letter] ?? letter);
