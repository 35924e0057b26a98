import type { Filter } from 'mongodb';
import type { PaymentRecord } from '../../domain/records.ts';
import { MAX_ALIKE, type PaymentListQuery, type PaymentSearch, type PaymentStore } from '../payment-store.ts';
import type { Notify } from './changes.ts';
import type { Collections } from './collections.ts';
import { ownedKey, paymentDocument, toPayment, type PaymentDocument } from './documents.ts';
import { reach } from './errors.ts';
import { CONFIRM } from './once.ts';
import { createPaymentSums } from './payment-sums.ts';
import { createPaymentTotals } from './payment-totals.ts';
import { beyond, contains, every, sumOf, within } from './queries.ts';
import { isOwn, underRevision } from './under-revision.ts';
import { untilKnown } from './until-known.ts';

/** The payments of the port, in MongoDB. */
export function createPayments(
  { payments, players }: Pick<Collections, 'payments' | 'players'>,
  notify: Notify,
): PaymentStore {
  return {
    ...createPaymentSums(payments),
    ...createPaymentTotals(payments),

    get: (id) =>
      reach(async () => {
        const payment = await payments.findOne({ _id: id });
        return payment && toPayment(payment);
      }),

    list: ({ status, player_id, search, from, before, after, limit }) =>
      reach(() => {
        const filter = every(
          statusFilter(status, player_id),
          player_id === null ? null : { [creditsOf(status)]: player_id },
          search === null ? null : searched(search, status),
          within('paid_at', from, before),
          after === null ? null : beyond('paid_at', after, -1),
        );
        return payments.find(filter).sort({ paid_at: -1, _id: -1 }).limit(limit).map(toPayment).toArray();
      }),

    recordOnce: (payment) =>
      reach(async () => {
        const document = paymentDocument(payment);
        const existing = await untilKnown<PaymentDocument | 'none'>(
          async () => {
            await payments.insertOne(document);
            return 'none';
          },
          async (isUnsure) => {
            const stored = await confirmed(payment.id);
            return isUnsure && isOwn(stored, document) ? 'none' : stored;
          },
        );
        if (existing !== 'none') return { existing: toPayment(existing) };
        notify('payment', payment.id);
        return { existing: null };
      }),

    replace: (payment, rev) =>
      reach(async () => {
        const document = paymentDocument(payment);
        const outcome = await underRevision(
          document,
          () => payments.replaceOne({ _id: document._id, rev }, document),
          () => confirmed(document._id),
        );
        if (outcome === 'replaced') notify('payment', payment.id);
        return outcome;
      }),

    about: (playerId, keys) =>
      reach(() => {
        const named = keys.filter((key) => key !== '');
        const somewhere = ['allocations', 'history.before.allocations', 'history.after.allocations'];
        const about = [
          ...somewhere.map((place) => ({ [`${place}.player_id`]: playerId })),
          { counterparty_key: { $in: named } },
          { description_key: { $in: named } },
        ];
        return payments.find({ $or: about }).map(toPayment).toArray();
      }),

    unmatchedFrom: (keys) =>
      reach(() => {
        const named = keys.filter((key) => key !== '');
        return waitingFrom(named, { matching: { $in: ['automatic', 'when_named'] } });
      }),

    awaitingMatch: () => reach(async () => waitingFrom(await bankKeys(), { matching: 'automatic' })),

    verifiedCredits: ({ since, after, limit }) =>
      reach(() => {
        const filter = every(
          { verified: true, status: 'matched' },
          within('updated_at', since, null),
          after === null ? null : beyond('updated_at', after, 1),
        );
        return payments.find(filter).sort({ updated_at: 1, _id: 1 }).limit(limit).map(toPayment).toArray();
      }),

    accountsOf: (counterpartyKeys) =>
      reach(async () => {
        const accounts = await payments
          .aggregate<{ _id: { payer: string; hash: string }; since: string }>([
            {
              $match: {
                counterparty_key: { $in: counterpartyKeys, $ne: '' },
                payer_account_hash: { $gt: '' },
              },
            },
            {
              $group: {
                _id: { payer: '$counterparty_key', hash: '$payer_account_hash' },
                since: { $min: '$paid_at' },
              },
            },
          ])
          .toArray();
        const byPayer = Map.groupBy(accounts, ({ _id }) => _id.payer);
        return new Map(
          [...byPayer].map(([payer, some]) => [
            payer,
            some.map(({ _id, since }) => ({ hash: _id.hash, since })),
          ]),
        );
      }),

    creditsFrom: (counterpartyKey) =>
      reach(async () => {
        if (counterpartyKey === '') return new Map();
        const credits = payments.aggregate<{ _id: string; credits: unknown }>([
          { $match: { counterparty_key: counterpartyKey, amount: { $gt: 0 } } },
          { $unwind: '$allocations' },
          { $group: { _id: '$allocations.player_id', credits: { $sum: 1 } } },
        ]);
        return new Map(
          await credits.map(({ _id, credits }): [string, number] => [_id, sumOf(credits)]).toArray(),
        );
      }),

    withCounterparty: (counterpartyKey, amount, { from, to }) =>
      reach(async () => {
        if (counterpartyKey === '') return [];
        const [order, first, last] = from <= to ? ([1, from, to] as const) : ([-1, to, from] as const);
        const found = payments.find({
          counterparty_key: counterpartyKey,
          amount: { $in: [amount, 0 - amount] },
          paid_at: { $gte: first, $lte: last },
        });
        return found.sort({ paid_at: order, _id: order }).limit(MAX_ALIKE).map(toPayment).toArray();
      }),

    countFrom: (key) =>
      reach(async () => {
        if (key === '') return 0;
        return payments.countDocuments({ $or: [{ counterparty_key: key }, { description_key: key }] });
      }),

    isDescriptionShared: (key) =>
      reach(async () => {
        const first = key === '' ? null : await payments.findOne(describedBy(key, ['']), PAYER);
        if (first === null) return false;
        return (await payments.findOne(describedBy(key, ['', first.counterparty_key]), PAYER)) !== null;
      }),
  };

  /** Returns the stored payment once a majority has it in its journal. */
  function confirmed(id: string): Promise<PaymentDocument | null> {
    return payments.findOneAndUpdate({ _id: id }, CONFIRM);
  }

  /** The keys of all bank names. The index of `owned_keys` has them behind the entries that begin with `id:`. */
  async function bankKeys(): Promise<string[]> {
    const named = players.find({ owned_keys: { $gte: ownedKey('') } }, BANK_KEYS);
    return (await named.toArray()).flatMap(({ bank_names }) => bank_names.map(({ key }) => key));
  }

  /** Finds waiting payments that show one of these keys, oldest first. */
  function waitingFrom(keys: string[], matching: Filter<PaymentDocument>): Promise<PaymentRecord[]> {
    const waiting = payments.find({
      ...matching,
      status: 'unmatched',
      conflict: false,
      amount: { $gt: 0 },
      $or: [{ counterparty_key: { $in: keys } }, { description_key: { $in: keys } }],
    });
    return waiting.sort({ paid_at: 1, _id: 1 }).map(toPayment).toArray();
  }
}

/** Who was credited with what is void stands in its history only. A payment that credits somebody is never void. */
const creditsOf = (status: PaymentListQuery['status']) =>
  status === 'void' ? 'history.before.allocations.player_id' : 'allocations.player_id';

const statusFilter = (
  status: PaymentListQuery['status'],
  playerId: string | null,
): Filter<PaymentDocument> | null =>
  status !== null ? { status } : playerId === null ? { status: { $ne: 'void' } } : null;

const searched = (
  { key, notes, amount, player_ids }: PaymentSearch,
  status: PaymentListQuery['status'],
): Filter<PaymentDocument> => ({
  $or: [
    ...(key === null ? [] : [contains('$counterparty_key', key), contains('$description_key', key)]),
    ...(notes === null ? [] : [contains({ $toLower: '$notes' }, notes)]),
    ...(amount === null ? [] : [{ amount: { $in: [amount, 0 - amount] } }]),
    { [creditsOf(status)]: { $in: player_ids } },
  ],
});

/** Matches the payments with this description from other payers than these. */
const describedBy = (key: string, payers: string[]): Filter<PaymentDocument> => ({
  description_key: key,
  counterparty_key: { $nin: payers },
});

const PAYER = { projection: { counterparty_key: 1 } };
const BANK_KEYS = { projection: { 'bank_names.key': 1 } };
