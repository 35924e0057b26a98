/** Returns what a search has found if it is one thing only, for Enter to open. Without words nothing is searched for. */
export function onlyHit<Item>(words: string, found: readonly Item[]): Item | null {
  const [first, second] = found;
  return words.trim() !== '' && first !== undefined && second === undefined ? first : null;
}
