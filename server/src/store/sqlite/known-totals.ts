import type { PaymentRecord } from '../../domain/records.ts';

/**
 * Keeps the sum of each player's payments in memory, so that a delivery need not add them all up again. Only this process
 * writes to the database, and it calls `add` or `forget` after each commit.
 */
export function createKnownTotals(sumUp: (playerIds: string[]) => Map<string, number>) {
  const known = new Map<string, number>();

  return {
    /** The totals of these players, in pence. Players without a payment are left out. */
    of(playerIds: string[]): Map<string, number> {
      const unknown = playerIds.filter((id) => !known.has(id));
      if (unknown.length > 0) for (const [id, total] of sumUp(unknown)) known.set(id, total);
      const totals = new Map<string, number>();
      for (const id of playerIds) {
        const total = known.get(id);
        if (total !== undefined) totals.set(id, total);
      }
      return totals;
    },

    /** Adds a new payment after its commit. */
    add({ source, allocations }: PaymentRecord): void {
      if (source === 'write_off') return;
      for (const { player_id, amount } of allocations) {
        const total = known.get(player_id);
        if (total !== undefined) known.set(player_id, total + amount);
      }
    },

    /** Forgets all totals after the commit of any other change. */
    forget: () => known.clear(),
  };
}
