import { type ReceiptPart, receiptItems } from '../../domain/bank-receipt.ts';
import { isWanted } from '../../domain/bank-tasks.ts';
import type { PaymentRecord } from '../../domain/records.ts';
import type { ServiceDependencies } from '../dependencies.ts';
import { everyPayment } from '../every-payment.ts';
import { createNames } from '../names.ts';
import type { Prepare } from './write-back-call.ts';

/** Gives a transaction a receipt of the games that it pays for. A second one would replace the first. */
export function createPutReceipt({ store }: Pick<ServiceDependencies, 'store'>): Prepare {
  const namesOf = createNames(store);

  return async (task, connection) => {
    const payment = await store.payments.get(task.about);
    if (!payment || !isWanted('receipt', payment, connection)) return null;
    const { currency } = payment;
    const clubs =
      payment.club_part === null ? [] : [{ description: 'For the club', amount: payment.club_part }];
    const items = [...receiptItems(await partsOf(payment)), ...clubs].map((item) => ({ ...item, currency }));
    const receipt = {
      transaction_id: payment.id,
      external_id: task.id,
      total: payment.amount,
      currency,
      items,
    };
    return (monzo) => monzo.receipts.put(receipt);
  };

  async function partsOf(payment: PaymentRecord): Promise<ReceiptPart[]> {
    const names = await namesOf(payment.allocations.map(({ player_id }) => player_id));
    return Promise.all(
      payment.allocations.map(async ({ player_id, amount }) => ({
        name: names.get(player_id) ?? '',
        amount,
        before: await paidBefore(player_id, payment),
        games: await store.fixtures.gamesOf(player_id),
      })),
    );
  }

  /** Sums up what earlier payments credit to the player, in pence. */
  async function paidBefore(player_id: string, { paid_at, id }: PaymentRecord): Promise<number> {
    let sum = 0;
    for await (const { allocations } of everyPayment(store.payments, { player_id, after: [paid_at, id] }))
      sum += allocations.find((part) => part.player_id === player_id)?.amount ?? 0;
    return sum;
  }
}
