import { formatMoney } from '@paidup/shared/format-money';
import type { CreatePayment, Payment } from '@paidup/shared/payment';
import { enteredPayment } from '../domain/entered-payment.ts';
import { invalidField } from '../errors.ts';
import { checkSame, repeatable } from './idempotency.ts';
import type { ListedPlayer } from '../domain/records.ts';
import type { PaymentsService } from './payments.ts';
import type { PlayersService } from './players.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { createSettleReminders } from './settle-reminders.ts';

/** Enters what no bank tells: cash that changes hands at the pitch, debts that are forgiven, and the club's own money. */
export function createCashService(
  dependencies: ServiceDependencies,
  paymentsService: PaymentsService,
  playersService: PlayersService,
) {
  const { store, clock } = dependencies;
  const settleReminders = createSettleReminders(dependencies);

  return {
    /**
     * Enters it once for each `key`. The payment's id is made from the key, and ids are unique. A repeat returns the same
     * payment. Throws 422 `idempotency_key_reused` if the key was used for another one.
     */
    async enter(input: CreatePayment, key: string, by: string): Promise<Payment> {
      const { idOf, fingerprint } = repeatable(key, whatIsEntered(input));
      const id = idOf('pay');
      const stored = await store.payments.get(id);
      if (!stored) {
        const player = input.club ? null : await claim(input.player_id);
        if (player && !input.club && input.source === 'write_off') await checkOwed(player.id, input.amount);
        const payment = enteredPayment(id, fingerprint, player, input, { at: clock(), by });
        const { existing } = await store.payments.recordOnce(payment);
        checkSame(existing?.request_fingerprint ?? fingerprint, fingerprint, 'payment');
        await settleReminders(payment.allocations, by);
      } else checkSame(stored.request_fingerprint, fingerprint, 'payment');
      return paymentsService.get(id);
    },
  };

  async function claim(id: string): Promise<ListedPlayer> {
    const [player] = await store.players.getMany([id]);
    if (!player || (await store.players.claim([player.id])).length === 0)
      throw invalidField('player_id', 'names no player');
    return player;
  }

  async function checkOwed(id: string, amount: number): Promise<void> {
    const { owes } = await playersService.get(id);
    if (amount > owes) throw invalidField('amount', `must be at most what they owe, ${formatMoney(owes)}`);
  }
}

/** What the fingerprint of a request is made of. Cash keeps the one that it always had. */
function whatIsEntered(input: CreatePayment): unknown[] {
  const { amount, paid_at, notes } = input;
  if (input.club) return ['club', amount, paid_at, notes];
  const { player_id, source = 'cash' } = input;
  return [player_id, amount, paid_at, notes, ...(source === 'cash' ? [] : [source])];
}
