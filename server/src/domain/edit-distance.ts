/**
 * Counts the letters to add, remove or replace to turn one text into the other, up to `limit + 1`. The time grows with
 * the length of the texts times `limit`.
 */
export function editDistance(one: string, other: string, limit: number): number {
  const far = limit + 1;
  if (Math.abs(one.length - other.length) > limit) return far;
  let row = Array.from({ length: other.length + 1 }, (_, index) => Math.min(index, far));
  for (let i = 1; i <= one.length; i++) {
    // Cells further than `limit` from the diagonal are always too far.
    const next = row.map(() => far);
    next[0] = Math.min(i, far);
    for (let j = Math.max(1, i - limit); j <= Math.min(other.length, i + limit); j++) {
      const replaced = (row[j - 1] ?? far) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next[j] = Math.min(replaced, (row[j] ?? far) + 1, (next[j - 1] ?? far) + 1, far);
    }
    if (Math.min(...next) > limit) return far;
    row = next;
  }
  return row[other.length] ?? far;
}
