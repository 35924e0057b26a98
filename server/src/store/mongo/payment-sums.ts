import type { Collection, Document } from 'mongodb';
import type { PaymentStore } from '../payment-store.ts';
import type { PaymentDocument } from './documents.ts';
import { reach } from './errors.ts';
import { LONG_READ, LONG_READ_TIMEOUT, sumOf, within } from './queries.ts';

/** Sums up payments within a time or a status, and tells when the bank last brought one. */
export const createPaymentSums = (
  payments: Collection<PaymentDocument>,
): Pick<PaymentStore, 'credited' | 'clubTotal' | 'unmatchedTotal' | 'lastFromBank'> => ({
  credited: ({ from, before }) =>
    reach(async () => {
      const credits = { $group: { _id: null, credited: { $sum: '$amount' } } };
      const sum = async (which: Document) => {
        const matched = { status: 'matched', ...within('paid_at', from, before), ...which };
        const [total] = await payments
          .aggregate<{ credited: unknown }>([{ $match: matched }, credits], LONG_READ)
          .toArray();
        return sumOf(total?.credited ?? 0);
      };
      // The index that sums all up has no source, but another one finds the few write-offs.
      const [all, writtenOff] = await Promise.all([sum({}), sum({ source: 'write_off' })]);
      return all - writtenOff;
    }, LONG_READ_TIMEOUT),

  clubTotal: () =>
    reach(async () => {
      const [total] = await payments
        .aggregate<{ total: unknown }>(
          [
            { $match: { club_part: { $gte: Number.MIN_SAFE_INTEGER } } },
            { $group: { _id: null, total: { $sum: '$club_part' } } },
          ],
          LONG_READ,
        )
        .toArray();
      return sumOf(total?.total ?? 0);
    }, LONG_READ_TIMEOUT),

  unmatchedTotal: () =>
    reach(async () => {
      const positive = { $cond: [{ $gt: ['$amount', 0] }, '$amount', 0] };
      const sums = { $group: { _id: null, count: { $sum: 1 }, amount: { $sum: positive } } };
      const [total] = await payments
        .aggregate<{
          count: unknown;
          amount: unknown;
        }>([{ $match: { status: 'unmatched' } }, sums], LONG_READ)
        .toArray();
      return { count: sumOf(total?.count ?? 0), amount: sumOf(total?.amount ?? 0) };
    }, LONG_READ_TIMEOUT),

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
