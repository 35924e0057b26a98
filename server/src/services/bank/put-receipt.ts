import { type ReceiptPart, receiptItems } from '../../domain/bank-receipt.ts';
import { isWanted } from '../../domain/bank-tasks.ts';
import type { PaymentRecord } from '../../domain/records.ts';
import type { Position } from '../../store/store.ts';
import type { ServiceDependencies } from '../dependencies.ts';
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
    let after: Position | null = [paid_at, id];
    for (;;) {
      const query = { status: null, player_id, search: null, from: null, before: null, after, limit: PAGE };
      const page: PaymentRecord[] = await store.payments.list(query);
      for (const { allocations } of page)
        sum += allocations.find((part) => part.player_id === player_id)?.amount ?? 0;
      const last = page.at(-1);
      if (!last || page.length < PAGE) return sum;
      after = [last.paid_at, last.id];
    }
  }
}

const PAGE = 500;
