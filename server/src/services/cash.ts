import { createHash } from 'node:crypto';
import type { CreatePayment, Payment } from '@paidup/shared/payment';
import { cashPayment } from '../domain/cash-payment.ts';
import { AppError, invalidField } from '../errors.ts';
import type { PaymentsService } from './payments.ts';
import type { ServiceDependencies } from './services.ts';

/** Money that changes hands at the pitch. */
export function createCashService({ store, clock }: ServiceDependencies, paymentsService: PaymentsService) {
  return {
    /**
     * Books cash once for each `key`, for good: the key makes the payment's id, and the id is unique. A repeat
     * answers the same payment; 422 `idempotency_key_reused` when it asks for another one.
     */
    async book(input: CreatePayment, key: string, by: string): Promise<Payment> {
      const id = `pay_${digest(key)}`;
      const fingerprint = digest(JSON.stringify([input.player_id, input.amount, input.paid_at, input.notes]));
      const stored = await store.payments.get(id);
      if (!stored) {
        const [player] = await store.players.getMany([input.player_id]);
        if (!player || (await store.players.claim([player.id])).length === 0)
          throw invalidField('player_id', 'names no player');
        const payment = cashPayment(id, fingerprint, player, input, { at: clock(), by });
        const { existing } = await store.payments.recordOnce(payment);
        checkSame(existing?.request_fingerprint ?? fingerprint, fingerprint);
      } else checkSame(stored.request_fingerprint, fingerprint);
      return paymentsService.get(id);
    },
  };
}

export type CashService = ReturnType<typeof createCashService>;

const digest = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 32);

function checkSame(stored: string | null, fingerprint: string): void {
  if (stored !== fingerprint)
    throw new AppError(
      'idempotency_key_reused',
      'This Idempotency-Key was used for another payment. Use a fresh key for a new payment.',
    );
}
