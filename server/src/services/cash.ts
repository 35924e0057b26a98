import type { CreatePayment, Payment } from '@paidup/shared/payment';
import { cashPayment } from '../domain/cash-payment.ts';
import { invalidField } from '../errors.ts';
import { checkSame, repeatable } from './idempotency.ts';
import type { PaymentsService } from './payments.ts';
import type { ServiceDependencies } from './dependencies.ts';

/** Enters cash that changes hands at the pitch. */
export function createCashService({ store, clock }: ServiceDependencies, paymentsService: PaymentsService) {
  return {
    /**
     * Enters cash once for each `key`. The payment's id is made from the key, and ids are unique. A repeat returns the same
     * payment. Throws 422 `idempotency_key_reused` if the key was used for another one.
     */
    async enter(input: CreatePayment, key: string, by: string): Promise<Payment> {
      const { player_id, amount, paid_at, notes } = input;
      const { idOf, fingerprint } = repeatable(key, [player_id, amount, paid_at, notes]);
      const id = idOf('pay');
      const stored = await store.payments.get(id);
      if (!stored) {
        const [player] = await store.players.getMany([input.player_id]);
        if (!player || (await store.players.claim([player.id])).length === 0)
          throw invalidField('player_id', 'names no player');
        const payment = cashPayment(id, fingerprint, player, input, { at: clock(), by });
        const { existing } = await store.payments.recordOnce(payment);
        checkSame(existing?.request_fingerprint ?? fingerprint, fingerprint, 'payment');
      } else checkSame(stored.request_fingerprint, fingerprint, 'payment');
      return paymentsService.get(id);
    },
  };
}
