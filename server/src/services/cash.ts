import { formatMoney } from '@paidup/shared/format-money';
import type { CreatePayment, Payment } from '@paidup/shared/payment';
import { enteredPayment } from '../domain/entered-payment.ts';
import { invalidField } from '../errors.ts';
import { checkSame, repeatable } from './idempotency.ts';
import type { ListedPlayer } from '../domain/records.ts';
import type { PaymentsService } from './payments.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { createSettleReminders } from './settle-reminders.ts';
import { createWriteOffs } from './write-offs.ts';

/** Enters what no bank tells: cash that changes hands at the pitch, debts that are forgiven, and the club's own money. */
export function createCashService(dependencies: ServiceDependencies, paymentsService: PaymentsService) {
  const { store, clock } = dependencies;
  const settleReminders = createSettleReminders(dependencies);
  const writeOffs = createWriteOffs(dependencies);

  return {
    /**
     * Enters it once for each `key`. The payment's id is made from the key, and ids are unique. A repeat returns the same
     * payment. Throws 422 `idempotency_key_reused` if the key was used for another one.
     */
    enter(input: CreatePayment, key: string, by: string): Promise<Payment> {
      const write = () => enterOnce(input, key, by);
      return isWriteOff(input) ? writeOffs.oneAtATime(input.player_id, write) : write();
    },
  };

  async function enterOnce(input: CreatePayment, key: string, by: string): Promise<Payment> {
    const { idOf, fingerprint } = repeatable(key, whatIsEntered(input));
    const id = idOf('pay');
    const stored = await store.payments.get(id);
    if (!stored) {
      const player = input.club ? null : await claim(input.player_id);
      if (isWriteOff(input)) await checkOwed(input);
      const payment = enteredPayment(id, fingerprint, player, input, { at: clock(), by });
      const { existing } = await store.payments.recordOnce(payment);
      checkSame(existing?.request_fingerprint ?? fingerprint, fingerprint, 'payment');
      await settleReminders(payment.allocations, by);
    } else checkSame(stored.request_fingerprint, fingerprint, 'payment');
    return paymentsService.get(id);
  }

  async function claim(id: string): Promise<ListedPlayer> {
    const [player] = await store.players.getMany([id]);
    if (!player || (await store.players.claim([player.id])).length === 0)
      throw invalidField('player_id', 'names no player');
    return player;
  }

  async function checkOwed({ player_id, amount }: OfPlayer): Promise<void> {
    const owes = await writeOffs.owedBy(player_id);
    if (amount > owes) throw invalidField('amount', `must be at most what they owe, ${formatMoney(owes)}`);
  }
}

type OfPlayer = Extract<CreatePayment, { player_id: string }>;

const isWriteOff = (input: CreatePayment): input is OfPlayer => !input.club && input.source === 'write_off';

/** What the fingerprint of a request is made of. Cash keeps the one that it always had. */
function whatIsEntered(input: CreatePayment): unknown[] {
  const { amount, paid_at, notes } = input;
  if (input.club) return ['club', amount, paid_at, notes];
  const { player_id, source = 'cash' } = input;
  return [player_id, amount, paid_at, notes, ...(source === 'cash' ? [] : [source])];
}
