import type { PaymentRecord, PaymentStore } from '../store.ts';

/**
 * The payments, with the totals of players that were once summed up kept in memory, so that each credit need not
 * add up all that went before. Only this process writes: a new payment is added once it is stored, any other change
 * forgets them all. While a write is under way that may change a total, that total is not kept.
 */
export function withKnownTotals(payments: PaymentStore): PaymentStore {
  /** `null` for those without any payment. */
  const known = new Map<string, number | null>();
  const credits = new Map<string, number>();
  let corrections = 0;
  let forgotten = 0;

  return {
    ...payments,

    async recordOnce(payment) {
      count(payment, 1);
      try {
        const result = await payments.recordOnce(payment);
        if (result.existing === null) add(payment);
        return result;
      } finally {
        count(payment, -1);
      }
    },

    async replace(payment, rev) {
      corrections++;
      forget();
      try {
        return await payments.replace(payment, rev);
      } finally {
        corrections--;
      }
    },

    async totalsByPlayer(playerIds) {
      if (playerIds === 'all') return payments.totalsByPlayer('all');
      const remembered = playerIds.flatMap((id) => entryOf(id, known.get(id)));
      const unknown = playerIds.filter((id) => !known.has(id));
      if (unknown.length === 0) return new Map(remembered);
      const settled = corrections > 0 ? [] : unknown.filter((id) => !credits.has(id));
      const before = forgotten;
      const totals = await payments.totalsByPlayer(unknown);
      if (forgotten === before) for (const id of settled) known.set(id, totals.get(id) ?? null);
      return new Map([...remembered, ...totals]);
    },
  };

  /** One more, or one less, write is under way for each player whom the payment credits. */
  function count({ allocations }: PaymentRecord, change: 1 | -1): void {
    for (const { player_id } of allocations) {
      const left = (credits.get(player_id) ?? 0) + change;
      if (left > 0) credits.set(player_id, left);
      else credits.delete(player_id);
    }
  }

  function add({ allocations }: PaymentRecord): void {
    for (const { player_id, amount } of allocations) {
      const total = known.get(player_id);
      if (total !== undefined) known.set(player_id, (total ?? 0) + amount);
    }
  }

  function forget(): void {
    forgotten++;
    known.clear();
  }
}

const entryOf = (id: string, total: number | null | undefined): [string, number][] =>
  typeof total === 'number' ? [[id, total]] : [];
