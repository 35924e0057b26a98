import { found } from '../errors.ts';
import type { PaymentRecord } from '../domain/records.ts';
import type { IfMatch, Revised } from './revise.ts';
import type { ServiceDependencies } from './dependencies.ts';

/** Changes one stored payment as `revise` does. Throws 404 if there is none. */
export const createRevisePayment =
  ({ store, revise }: Pick<ServiceDependencies, 'store' | 'revise'>) =>
  (
    id: string,
    ifMatch: IfMatch,
    change: (payment: PaymentRecord) => PaymentRecord | Promise<PaymentRecord>,
  ): Promise<Revised<PaymentRecord>> =>
    revise<PaymentRecord>(id, {
      noun: 'payment',
      ifMatch,
      read: async () => found(await store.payments.get(id), 'payment'),
      change,
      replace: store.payments.replace,
    });
