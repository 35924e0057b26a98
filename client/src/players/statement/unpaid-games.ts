import type { StatementEntry } from './statement-words.ts';

/**
 * The games that a player's payments don't cover, the oldest first, with what is open of each in pence. Payments
 * cover the oldest games first, as on the server.
 */
export function unpaidGames(entries: readonly StatementEntry[]): { entry: StatementEntry; open: number }[] {
  const payments = entries.filter(({ kind }) => kind === 'payment');
  let left = Math.max(
    0,
    payments.reduce((sum, { amount }) => sum + amount, 0),
  );
  return entries
    .filter(({ kind }) => kind === 'fee')
    .map((entry) => {
      const covered = Math.min(left, -entry.amount);
      left -= covered;
      return { entry, open: -entry.amount - covered };
    })
    .filter(({ open }) => open > 0);
}
