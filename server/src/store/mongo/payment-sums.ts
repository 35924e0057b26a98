import type { Collection } from 'mongodb';
import type { PaymentStore } from '../store.ts';
import type { PaymentDocument } from './documents.ts';
import { reach } from './errors.ts';
import { every, sumOf } from './queries.ts';

/** Sums up credits, and tells when money last came in. */
export const createPaymentSums = (
  payments: Collection<PaymentDocument>,
): Pick<PaymentStore, 'credited' | 'lastCredits' | 'lastFromBank'> => ({
  credited: ({ from, before }) =>
    reach(async () => {
      const within = every(
        { status: 'matched' },
        from === null ? null : { paid_at: { $gte: from } },
        before === null ? null : { paid_at: { $lt: before } },
      );
      const [total] = await payments
        .aggregate<{ credited: unknown }>([
          { $match: within },
          { $group: { _id: null, credited: { $sum: '$amount' } } },
        ])
        .toArray();
      return sumOf(total?.credited ?? 0);
    }),

  lastCredits: () =>
    reach(async () => {
      const credits = payments.aggregate<{ _id: string; paid_at: string }>([
        { $match: { 'allocations.player_id': { $gte: '' } } },
        { $unwind: '$allocations' },
        { $match: { 'allocations.amount': { $gt: 0 } } },
        { $group: { _id: '$allocations.player_id', paid_at: { $max: '$paid_at' } } },
      ]);
      return new Map(await credits.map(({ _id, paid_at }): [string, string] => [_id, paid_at]).toArray());
    }),

  lastFromBank: () =>
    reach(async () => {
      const [last] = await payments
        .find({ source: 'monzo' })
        .sort({ created_at: -1 })
        .limit(1)
        .project<{ created_at: string }>({ created_at: 1 })
        .toArray();
      return last?.created_at ?? null;
    }),
});
