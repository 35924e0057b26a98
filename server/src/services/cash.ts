import type { CreatePayment, Payment } from '@paidup/shared/payment';
import { cashPayment } from '../domain/cash-payment.ts';
import { invalidField } from '../errors.ts';
import { checkSame, repeatable } from './idempotency.ts';
import type { PaymentsService } from './payments.ts';
import type { ServiceDependencies } from './dependencies.ts';

/** Money that changes hands at the pitch. */
export function createCashService({ store, clock }: ServiceDependencies, paymentsService: PaymentsService) {
  return {
    /**
     * Books cash once for each `key`, for good: the key makes the payment's id, and the id is unique. A repeat
     * answers the same payment; 422 `idempotency_key_reused` when it asks for another one.
     */
    async enter(input: CreatePayment, key: string, by: string): Promise<Payment> {
      const asked = [input.player_id, input.amount, input.paid_at, input.notes];
      const { idOf, fingerprint } = repeatable(key, asked);
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
