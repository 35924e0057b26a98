import { formatMoney } from '@paidup/shared/format-money';
import type { CreatePayment, Payment } from '@paidup/shared/payment';
import { enteredPayment } from '../domain/entered-payment.ts';
import { invalidField } from '../errors.ts';
import { checkSame, repeatable } from './idempotency.ts';
import type { PaymentsService } from './payments.ts';
import type { PlayersService } from './players.ts';
import type { ServiceDependencies } from './dependencies.ts';

/** Enters what no bank tells: cash that changes hands at the pitch, and debts that are forgiven. */
export function createCashService(
  { store, clock }: ServiceDependencies,
  paymentsService: PaymentsService,
  playersService: PlayersService,
) {
  return {
    /**
     * Enters it once for each `key`. The payment's id is made from the key, and ids are unique. A repeat returns the same
     * payment. Throws 422 `idempotency_key_reused` if the key was used for another one.
     */
    async enter(input: CreatePayment, key: string, by: string): Promise<Payment> {
      const { player_id, amount, paid_at, notes, source = 'cash' } = input;
      // Cash keeps the fingerprint that it always had.
      const more = source === 'cash' ? [] : [source];
      const { idOf, fingerprint } = repeatable(key, [player_id, amount, paid_at, notes, ...more]);
      const id = idOf('pay');
      const stored = await store.payments.get(id);
      if (!stored) {
        const [player] = await store.players.getMany([input.player_id]);
        if (!player || (await store.players.claim([player.id])).length === 0)
          throw invalidField('player_id', 'names no player');
        if (source === 'write_off') await checkOwed(player.id, amount);
        const payment = enteredPayment(id, fingerprint, player, input, { at: clock(), by });
        const { existing } = await store.payments.recordOnce(payment);
        checkSame(existing?.request_fingerprint ?? fingerprint, fingerprint, 'payment');
      } else checkSame(stored.request_fingerprint, fingerprint, 'payment');
      return paymentsService.get(id);
    },
  };

  async function checkOwed(id: string, amount: number): Promise<void> {
    const { owes } = await playersService.get(id);
    if (amount > owes) throw invalidField('amount', `must be at most what they owe, ${formatMoney(owes)}`);
  }
}
