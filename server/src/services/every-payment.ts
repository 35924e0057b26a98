import type { PaymentRecord } from '../domain/records.ts';
import type { Position } from '../store/position.ts';
import type { PaymentListQuery, PaymentStore } from '../store/payment-store.ts';

/** Gives the payments of a list one by one, newest first. They are read in pages, since a ledger may be large. */
export async function* everyPayment(
  payments: Pick<PaymentStore, 'list'>,
  query: Partial<PaymentListQuery>,
): AsyncGenerator<PaymentRecord> {
  let after: Position | null = query.after ?? null;
  for (;;) {
    const page = await payments.list({ ...ALL, ...query, after, limit: PAGE });
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = [last.paid_at, last.id];
  }
}

const ALL = { status: null, player_id: null, search: null, from: null, before: null };
const PAGE = 500;
