import type { PaymentRecord } from '../../domain/records.ts';

/**
 * Totals by player as the index once summed them up, kept in memory so that each credit need not add up all that
 * went before. Only this process writes: a new payment is added, any other change forgets them all.
 */
export function createKnownTotals(sumUp: (playerIds: string[]) => Map<string, number>) {
  const known = new Map<string, number>();

  return {
    /** The totals of these players, in pence; those without any payment are left out. */
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

    /** A new payment credits these parts. */
    add({ allocations }: PaymentRecord): void {
      for (const { player_id, amount } of allocations) {
        const total = known.get(player_id);
        if (total !== undefined) known.set(player_id, total + amount);
      }
    },

    /** Anything may have changed. */
    forget: () => known.clear(),
  };
}
