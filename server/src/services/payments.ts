import type { Page } from '@paidup/shared/list';
import type { Payment, PaymentDetail, PaymentQuery, Suggestion } from '@paidup/shared/payment';
import { creditedTo, type Payer, payerKeys } from '../domain/bank-payments.ts';
import { endOfDay, startOfDay } from '../domain/kick-off.ts';
import { paymentReason } from '../domain/payment-reason.ts';
import { notFound } from '../errors.ts';
import type { PaymentRecord, PlayerRecord } from '../store/store.ts';
import { createPages, DEFAULT_LIMIT } from './cursor.ts';
import type { ServiceDependencies } from './services.ts';

/** The ledger: what came in, whom it credits and why. */
export function createPaymentsService({ store, clock, timeZone, revise }: ServiceDependencies) {
  const { payments, players } = store;

  return {
    /** A page of payments, newest first. */
    async list(query: PaymentQuery): Promise<Page<Payment>> {
      const { status = null, player_id = null, from, to, cursor, limit = DEFAULT_LIMIT } = query;
      const pages = createPages('payments', [status, player_id, from, to]);
      const found = await payments.list({
        status,
        player_id,
        from: from === undefined ? null : startOfDay(from, timeZone),
        before: to === undefined ? null : endOfDay(to, timeZone),
        after: pages.after(cursor),
        limit: limit + 1,
      });
      const { items, next_cursor } = pages.page(found, limit, ({ paid_at, id }) => [paid_at, id]);
      return { items: await toPayments(items), next_cursor };
    },

    /** One payment with its whole history, or 404. */
    async get(id: string): Promise<PaymentDetail> {
      const record = await payments.get(id);
      const [payment] = record ? await toPayments([record]) : [];
      if (!record || !payment) throw notFound('payment');
      return payment.status === 'unmatched'
        ? { ...payment, suggestions: await suggestionsFor(record) }
        : payment;
    },

    findPayer,

    /** Credits an unmatched payment to the player whose bank name it shows, if there is one by now. */
    creditIfNamed: (id: string, by: string) => credit(id, by, ({ matching }) => matching === 'automatic'),

    /**
     * Credits the unmatched payments that show one of these keys of the player's, oldest first, and says how
     * many; unusual ones only by a key that has just been `added`. A payment whose payer is somebody else's name
     * stays as it is.
     */
    async creditFromNames(
      player: PlayerRecord,
      keys: string[],
      added: string[],
      by: string,
    ): Promise<number> {
      const mayCredit = (payment: PaymentRecord) =>
        payment.matching === 'automatic' ||
        (payment.matching === 'when_named' && payerKeys(payment).some(({ key }) => added.includes(key)));
      let credited = 0;
      for (const waiting of keys.length === 0 ? [] : await payments.unmatchedFrom(keys)) {
        const payment = await credit(waiting.id, by, mayCredit, player.id);
        if (payment.allocations.some((allocation) => allocation.player_id === player.id)) credited++;
      }
      return credited;
    },

    /** Credits what a failure left between the naming of a player and the credit. Run at start and now and then. */
    async creditStragglers(): Promise<number> {
      let credited = 0;
      // Most payments that wait are from the same few strangers: each name is looked up once.
      const strangers = new Set<string>();
      for (const waiting of await payments.awaitingMatch()) {
        const keys = payerKeys(waiting).map(({ key }) => key);
        if (keys.every((key) => strangers.has(key))) continue;
        const payment = await credit(waiting.id, 'webhook', ({ matching }) => matching === 'automatic');
        if (payment.status === 'matched') credited++;
        else if (payment.matching === 'automatic') for (const key of keys) strangers.add(key);
      }
      return credited;
    },
  };

  /** The player whom the payment names: by the payer's name, else by the description. Claims them, or `null`. */
  function findPayer(payment: Keys): Promise<Payer | null> {
    return firstOwner(payment, players.claimByBankKey);
  }

  async function firstOwner(payment: Keys, find: typeof players.findByBankKey): Promise<Payer | null> {
    for (const { by, key } of payerKeys(payment)) {
      const player = await find(key);
      if (player) return { player, by, key };
    }
    return null;
  }

  async function credit(
    id: string,
    by: string,
    mayCredit: (payment: PaymentRecord) => boolean,
    onlyTo?: string,
  ): Promise<PaymentRecord> {
    return revise(id, {
      noun: 'payment',
      ifMatch: null,
      read: async () => (await payments.get(id)) ?? Promise.reject(notFound('payment')),
      change: async (payment) => {
        if (payment.status !== 'unmatched' || payment.amount <= 0 || !mayCredit(payment)) return payment;
        const named = await firstOwner(payment, players.findByBankKey);
        if (!named || (onlyTo !== undefined && named.player.id !== onlyTo)) return payment;
        const payer = await findPayer(payment);
        return payer ? creditedTo(payment, payer, { at: clock(), by }) : payment;
      },
      replace: payments.replace,
    });
  }

  // A name that is known but could not credit by itself: an unusual scheme, a refund, or taken off by hand.
  async function suggestionsFor(record: PaymentRecord): Promise<Suggestion[]> {
    const suggestions = new Map<string, Suggestion>();
    for (const { by, key } of payerKeys(record)) {
      const player = await players.findByBankKey(key);
      if (!player || suggestions.has(player.id)) continue;
      const what = by === 'counterparty_name' ? 'the name' : 'the reference';
      const shown = player.bank_names.find((bankName) => bankName.key === key)?.name ?? key;
      const reason = `${what} “${shown}” is one of their bank names`;
      suggestions.set(player.id, { player_id: player.id, name: player.name, reason });
    }
    return [...suggestions.values()];
  }

  async function toPayments(records: PaymentRecord[]): Promise<Payment[]> {
    const ids = new Set(records.flatMap(({ allocations }) => allocations.map(({ player_id }) => player_id)));
    const named = ids.size === 0 ? [] : await players.getMany([...ids]);
    const names = new Map(named.map(({ id, name }) => [id, name]));
    return records.map((record) => toPayment(record, names));
  }
}

type Keys = Pick<PaymentRecord, 'counterparty_key' | 'description_key'>;

export type PaymentsService = ReturnType<typeof createPaymentsService>;

function toPayment(record: PaymentRecord, names: ReadonlyMap<string, string>): Payment {
  const allocations = record.allocations.map(({ player_id, amount }) => ({
    player_id,
    name: names.get(player_id) ?? '',
    amount,
  }));
  return {
    id: record.id,
    source: record.source,
    amount: record.amount,
    currency: record.currency,
    paid_at: record.paid_at,
    counterparty_name: record.counterparty_name,
    description: record.description,
    notes: record.notes,
    status: record.status,
    matched_by: record.matched_by,
    matched_on: record.matched_on,
    reason: paymentReason(
      record,
      allocations.map(({ name }) => name),
    ),
    allocations,
    conflict: record.conflict,
    verified: record.verified,
    history: record.history,
    rev: record.rev,
    created_at: record.created_at,
    updated_at: record.updated_at,
  };
}
