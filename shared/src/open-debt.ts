/**
 * Returns what a player owes by their statement, in pence, with its parts. These are the games that are not paid in full,
 * and the money that they got back beyond what they had paid. They always add up to `owes`.
 */
export function openDebt<Line extends { balance_after: number; unpaid?: number | undefined }>(
  entries: readonly Line[],
): { owes: number; unpaid: { line: Line; open: number }[]; givenBack: number } {
  const owes = Math.max(0, -(entries.at(-1)?.balance_after ?? 0));
  const unpaid = entries.flatMap((line) => (line.unpaid ? [{ line, open: line.unpaid }] : []));
  return { owes, unpaid, givenBack: owes - unpaid.reduce((sum, { open }) => sum + open, 0) };
}
