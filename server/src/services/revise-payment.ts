import { found } from '../errors.ts';
import type { PaymentRecord } from '../domain/records.ts';
import { lastBy } from '../domain/revision.ts';
import type { IfMatch, Revised } from './revise.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { createSettleReminders } from './settle-reminders.ts';

/**
 * Returns a function that changes one stored payment as `revise` does, and forgets reminders that it has settled. It
 * throws 404 if there is none.
 */
export function createRevisePayment(dependencies: Pick<ServiceDependencies, 'store' | 'clock' | 'revise'>) {
  const { store, revise } = dependencies;
  const settleReminders = createSettleReminders(dependencies);

  return async (
    id: string,
    ifMatch: IfMatch,
    change: (payment: PaymentRecord) => PaymentRecord | Promise<PaymentRecord>,
  ): Promise<Revised<PaymentRecord>> => {
    const { before, after } = await revise<PaymentRecord>(id, {
      noun: 'payment',
      ifMatch,
      read: async () => found(await store.payments.get(id), 'payment'),
      change,
      replace: store.payments.replace,
    });
    if (before !== after) await settleReminders([...before.allocations, ...after.allocations], lastBy(after));
    return { before, after };
  };
}
