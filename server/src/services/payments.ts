import type { Page } from '@paidup/shared/list';
import type { Payment, PaymentDetail, PaymentQuery } from '@paidup/shared/payment';
import { endOfDay, startOfDay } from '../domain/calendar.ts';
import { isOtherAccount } from '../domain/payer-accounts.ts';
import { paymentReason } from '../domain/payment-reason.ts';
import { pairReturns, returnSpan } from '../domain/returns.ts';
import { found } from '../errors.ts';
import type { KnownAccount, ListedPlayer, PaymentRecord } from '../domain/records.ts';
import { toAllocations } from './allocations.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { createPages, DEFAULT_LIMIT } from './pages.ts';
import { createSplitSuggestions } from './split-suggestions.ts';
import { createSuggestions } from './suggestions.ts';
import { paymentSearch } from './payment-search.ts';

/** Reads the ledger. */
export function createPaymentsService(dependencies: ServiceDependencies) {
  const { store, timeZone } = dependencies;
  const { payments, players } = store;
  const suggestionsFor = createSuggestions(dependencies);
  const suggestedSplit = createSplitSuggestions(dependencies);

  return {
    /** Returns payments as the API has them. */
    view: toPayments,

    /** Returns a page of payments, newest first. A deputy's search is `isByNameOnly`. */
    async list(query: PaymentQuery, { isByNameOnly = false } = {}): Promise<Page<Payment>> {
      const { status = null, player_id = null, q = '', from, to, cursor, limit = DEFAULT_LIMIT } = query;
      const pages = createPages('payments', [status, player_id, from, to, q]);
      const listed = await payments.list({
        status,
        player_id,
        search: q === '' ? null : await paymentSearch(players, q, isByNameOnly),
        from: from === undefined ? null : startOfDay(from, timeZone),
        before: to === undefined ? null : endOfDay(to, timeZone),
        after: pages.after(cursor),
        limit: limit + 1,
      });
      const { items, next_cursor } = pages.page(listed, limit, ({ paid_at, id }) => [paid_at, id]);
      return { items: await toPayments(items), next_cursor };
    },

    /** Returns one payment with its whole history, or throws 404. */
    async get(id: string): Promise<PaymentDetail> {
      const record = found(await payments.get(id), 'payment');
      const [payment] = await toPayments([record]);
      if (!payment) throw new Error('a payment has a view');
      const mirror = await mirrorOf(record);
      return {
        ...payment,
        ...(mirror ? { [record.amount < 0 ? 'returns' : 'returned_by']: mirror.id } : {}),
        ...(record.status === 'unmatched' ? await guessesFor(record, mirror, payment.other_account) : {}),
      };
    },
  };

  async function guessesFor(record: PaymentRecord, mirror: PaymentRecord | null, isOtherAccount: boolean) {
    const [suggestions, split] = await Promise.all([
      suggestionsFor(record, mirror),
      suggestedSplit(record, isOtherAccount),
    ]);
    return { suggestions, ...(split ? { suggested_split: split } : {}) };
  }

  /** Finds the payment of the same amount that went the other way, within a year. */
  async function mirrorOf(record: PaymentRecord): Promise<PaymentRecord | null> {
    const { counterparty_key, amount } = record;
    if (counterparty_key === '') return null;
    const alike = await payments.withCounterparty(counterparty_key, amount, returnSpan(record));
    return pairReturns(alike).get(record.id) ?? null;
  }

  async function toPayments(records: PaymentRecord[]): Promise<Payment[]> {
    const ids = new Set(records.flatMap(({ allocations }) => allocations.map(({ player_id }) => player_id)));
    const named = ids.size === 0 ? [] : await players.getMany([...ids]);
    const credited = new Map(named.map((player) => [player.id, player]));
    const payers = records.filter(hasAccount).map(({ counterparty_key }) => counterparty_key);
    const accounts =
      payers.length === 0
        ? new Map<string, KnownAccount[]>()
        : await payments.accountsOf([...new Set(payers)]);
    return records.map((record) =>
      toPayment(record, credited, isOtherAccount(record, accounts.get(record.counterparty_key) ?? [])),
    );
  }
}

export type PaymentsService = ReturnType<typeof createPaymentsService>;

const hasAccount = ({ payer_account_hash }: PaymentRecord) => payer_account_hash !== null;

function toPayment(
  record: PaymentRecord,
  credited: ReadonlyMap<string, ListedPlayer>,
  other_account: boolean,
): Payment {
  return {
    id: record.id,
    source: record.source,
    amount: record.amount,
    currency: record.currency,
    paid_at: record.paid_at,
    counterparty_name: record.counterparty_name,
    payer_account: record.payer_account,
    other_account,
    description: record.description,
    notes: record.notes,
    status: record.status,
    matched_by: record.matched_by,
    matched_on: record.matched_on,
    reason: paymentReason(
      record,
      record.allocations.flatMap(({ player_id }) => credited.get(player_id) ?? []),
      other_account,
    ),
    allocations: toAllocations(record, credited),
    conflict: record.conflict,
    verified: record.verified,
    history: record.history,
    rev: record.rev,
    created_at: record.created_at,
    updated_at: record.updated_at,
  };
}
