import type { PaymentRecord } from '../../domain/records.ts';

/**
 * Keeps in memory what each player was credited with in all, so that each delivery need not add up all that went
 * before. Only this process writes, and it tells here what it has committed.
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

    /** A new payment was committed. */
    add({ allocations }: PaymentRecord): void {
      for (const { player_id, amount } of allocations) {
        const total = known.get(player_id);
        if (total !== undefined) known.set(player_id, total + amount);
      }
    },

    /** Another change was committed, of whomever. */
    forget: () => known.clear(),
  };
}
