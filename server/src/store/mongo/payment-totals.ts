import type { Collection, Document, Filter, FindOptions } from 'mongodb';
import type { PaidRecord } from '../../domain/records.ts';
import type { PaymentStore } from '../payment-store.ts';
import type { PaymentDocument } from './documents.ts';
import { reach } from './errors.ts';
import { LONG_READ, LONG_READ_TIMEOUT, sumOf } from './queries.ts';

/**
 * Sums up what each player paid. A payment that credits one player is summed up in the index of `sole_player`, and no
 * such document is read. The few that several players share are read.
 */
export function createPaymentTotals(
  payments: Collection<PaymentDocument>,
): Pick<PaymentStore, 'totalsByPlayer' | 'writtenOffByPlayer' | 'paidByPlayer'> {
  return {
    totalsByPlayer: (playerIds) =>
      reach(async () => {
        const who = playerIds === 'all' ? ANYBODY : { $in: playerIds };
        const { sums, shared } = await besideShared(who, () => soleSums({ sole_player: who }));
        const totals = new Map(sums?.map(({ _id, sum }) => [_id, sumOf(sum)]));
        for (const { player_id, amount } of shared.flatMap(({ allocations }) => allocations)) {
          const isTheirs = playerIds === 'all' || playerIds.includes(player_id);
          if (isTheirs) totals.set(player_id, sumOf((totals.get(player_id) ?? 0) + amount));
        }
        return totals;
      }, LONG_READ_TIMEOUT),

    writtenOffByPlayer: (playerIds) =>
      reach(async () => {
        const sums = payments.aggregate<{ _id: string; sum: unknown }>(
          [
            { $match: { source: 'write_off', status: 'matched' } },
            { $unwind: '$allocations' },
            { $group: { _id: '$allocations.player_id', sum: { $sum: '$allocations.amount' } } },
          ],
          LONG_READ,
        );
        const all = await sums.map(({ _id, sum }): [string, number] => [_id, sumOf(sum)]).toArray();
        return new Map(all.filter(([id]) => playerIds === 'all' || playerIds.includes(id)));
      }, LONG_READ_TIMEOUT),

    paidByPlayer: () =>
      reach(async () => {
        const { sums, shared } = await besideShared(ANYBODY, () =>
          // The sign of a payment never changes, so it is in one of the two.
          Promise.all([soleSums({ sole_player: ANYBODY, amount: { $gte: 0 } }), soleRefunds()]),
        );
        const paid = new Map<string, PaidRecord>();
        const [credits, refunds] = sums ?? [[], []];
        for (const { _id, sum, last_paid_at } of credits)
          paid.set(_id, { total: sumOf(sum), refunds: [], last_paid_at });
        for (const { sole_player, amount, paid_at } of refunds) addPart(paid, sole_player, amount, paid_at);
        for (const { allocations, paid_at } of shared)
          for (const { player_id, amount } of allocations) addPart(paid, player_id, amount, paid_at);
        return paid;
      }, LONG_READ_TIMEOUT),
  };

  /**
   * Reads sums between two equal readings of the shared payments, so that a payment counts once that somebody splits
   * meanwhile. When too many change for that, it reads every payment of these players instead, and there are no sums.
   */
  async function besideShared<Sums>(
    who: Document,
    readSums: () => Promise<Sums>,
  ): Promise<{ sums: Sums | null; shared: Shared[] }> {
    let shared = await readPayments({ sole_player: null, 'allocations.player_id': who });
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const sums = await readSums();
      const later = await readPayments({ sole_player: null, 'allocations.player_id': who });
      if (isSame(shared, later)) return { sums, shared: later };
      shared = later;
    }
    return { sums: null, shared: await readPayments(moneyTo(who), IN_NATURAL_ORDER) };
  }

  function readPayments(which: Filter<PaymentDocument>, options: FindOptions = {}): Promise<Shared[]> {
    const projection = { allocations: 1, paid_at: 1, rev: 1 };
    return payments.find<Shared>(which, { projection, ...LONG_READ, ...options }).toArray();
  }

  function soleSums(which: Filter<PaymentDocument>): Promise<SoleSum[]> {
    const sums = { _id: '$sole_player', sum: { $sum: '$amount' }, last_paid_at: { $max: '$paid_at' } };
    return payments.aggregate<SoleSum>([{ $match: which }, { $group: sums }], LONG_READ).toArray();
  }

  function soleRefunds(): Promise<SoleRefund[]> {
    const projection = { _id: 0, sole_player: 1, amount: 1, paid_at: 1 };
    return payments
      .find<SoleRefund>({ sole_player: ANYBODY, amount: { $lt: 0 } }, { projection, ...LONG_READ })
      .toArray();
  }
}

const moneyTo = (who: Document): Filter<PaymentDocument> => ({
  'allocations.player_id': who,
  source: { $ne: 'write_off' },
});

type Shared = Pick<PaymentDocument, '_id' | 'rev' | 'paid_at' | 'allocations'>;
type SoleSum = { _id: string; sum: unknown; last_paid_at: string };
type SoleRefund = { sole_player: string; amount: number; paid_at: string };

function isSame(before: Shared[], after: Shared[]): boolean {
  const revisions = new Map(before.map(({ _id, rev }) => [_id, rev]));
  return before.length === after.length && after.every(({ _id, rev }) => revisions.get(_id) === rev);
}

function addPart(paid: Map<string, PaidRecord>, playerId: string, amount: number, paid_at: string): void {
  const { total, refunds, last_paid_at } = paid.get(playerId) ?? NOTHING;
  const isLast = amount > 0 && (last_paid_at === null || paid_at > last_paid_at);
  paid.set(playerId, {
    total: sumOf(total + amount),
    refunds: amount < 0 ? [...refunds, { paid_at, amount }] : refunds,
    last_paid_at: isLast ? paid_at : last_paid_at,
  });
}

const NOTHING: PaidRecord = { total: 0, refunds: [], last_paid_at: null };
const ANYBODY = { $gt: '' };
const ATTEMPTS = 3;

/** MongoDB comes across each document once, whatever moves in an index meanwhile. */
const IN_NATURAL_ORDER = { hint: { $natural: 1 } } as const;
