import type { Collection, Db, IndexDescription } from 'mongodb';
import type {
  AccountDocument,
  AttemptDocument,
  BankDocument,
  BankTaskDocument,
  FixtureDocument,
  IgnoredPayerDocument,
  PaymentDocument,
  PlayerDocument,
  SessionDocument,
  SettingsDocument,
  TokenDocument,
  WebhookSecretDocument,
} from './documents.ts';
import { StoreError } from '../store.ts';
import { reach } from './errors.ts';

export type Collections = {
  players: Collection<PlayerDocument>;
  fixtures: Collection<FixtureDocument>;
  payments: Collection<PaymentDocument>;
  ignoredPayers: Collection<IgnoredPayerDocument>;
  settings: Collection<SettingsDocument>;
  accounts: Collection<AccountDocument>;
  /** The same collection as `accounts`. */
  tokens: Collection<TokenDocument>;
  sessions: Collection<SessionDocument>;
  attempts: Collection<AttemptDocument>;
  webhookSecret: Collection<WebhookSecretDocument>;
  bank: Collection<BankDocument>;
  bankTasks: Collection<BankTaskDocument>;
};

/** Throws a one-line `StoreError` when none of our collections are in the database, as under a mistyped name. */
export async function refuseWithoutCollections(database: Db): Promise<void> {
  const present = await reach(() => database.listCollections({}, { nameOnly: true }).toArray());
  if (present.some(({ name }) => COLLECTIONS.some((own) => own === name))) return;
  throw new StoreError('broken', `there is no Paid Up in the MongoDB database ${database.databaseName}.`);
}

/** The handles of the collections. Getting a handle does not create the collection. */
export function collectionsOf(database: Db): Collections {
  return {
    players: database.collection('players'),
    fixtures: database.collection('fixtures'),
    payments: database.collection('payments'),
    ignoredPayers: database.collection('ignored_payers'),
    settings: database.collection('settings'),
    accounts: database.collection('accounts'),
    tokens: database.collection('accounts'),
    sessions: database.collection('sessions'),
    attempts: database.collection('attempts'),
    webhookSecret: database.collection('webhook_secret'),
    bank: database.collection('bank'),
    bankTasks: database.collection('bank_tasks'),
  };
}

export const COLLECTIONS = [
  'players',
  'fixtures',
  'payments',
  'ignored_payers',
  'settings',
  'accounts',
  'sessions',
  'attempts',
  'webhook_secret',
  'bank',
  'bank_tasks',
] as const;
export type CollectionName = (typeof COLLECTIONS)[number];

/** The indexes beside the unique `_id`, which makes one bank transaction one payment. Every query has one. */
export const INDEXES: Record<CollectionName, IndexDescription[]> = {
  players: [
    { name: 'one_owner_per_key', key: { owned_keys: 1 }, unique: true },
    { name: 'by_name', key: { sort_name: 1, _id: 1 } },
    { name: 'by_archived_and_name', key: { archived: 1, sort_name: 1, _id: 1 } },
  ],
  fixtures: [
    { name: 'by_kick_off', key: { kick_off_at: 1, _id: 1 } },
    { name: 'by_cancelled_and_kick_off', key: { cancelled: 1, kick_off_at: 1, _id: 1 } },
    { name: 'by_player', key: { 'players.player_id': 1, cancelled: 1, kick_off_at: 1 } },
    {
      name: 'by_series',
      key: { series_id: 1, kick_off_at: 1, _id: 1 },
      partialFilterExpression: { series_id: { $gt: '' } },
    },
  ],
  payments: [
    { name: 'by_time', key: { paid_at: 1, _id: 1 } },
    { name: 'by_status_time_and_amount', key: { status: 1, paid_at: 1, _id: 1, amount: 1 } },
    { name: 'by_player_and_time', key: { 'allocations.player_id': 1, paid_at: 1, _id: 1 } },
    { name: 'by_sole_player_and_amount', key: { sole_player: 1, amount: 1, paid_at: 1 } },
    {
      name: 'shared_by_player',
      key: { 'allocations.player_id': 1 },
      partialFilterExpression: { sole_player: null },
    },
    {
      name: 'of_the_club',
      key: { club_part: 1 },
      partialFilterExpression: { club_part: { $gte: Number.MIN_SAFE_INTEGER } },
    },
    { name: 'by_source_and_arrival', key: { source: 1, created_at: 1 } },
    { name: 'by_status_and_counterparty', key: { status: 1, counterparty_key: 1 } },
    { name: 'by_status_and_description', key: { status: 1, description_key: 1 } },
    {
      name: 'by_counterparty_and_amount',
      key: { counterparty_key: 1, amount: 1, paid_at: 1, _id: 1 },
    },
    {
      name: 'by_counterparty_and_account',
      key: { counterparty_key: 1, payer_account_hash: 1, paid_at: 1 },
      partialFilterExpression: { payer_account_hash: { $gt: '' } },
    },
    {
      name: 'verified_by_status_and_change',
      key: { status: 1, updated_at: 1, _id: 1 },
      partialFilterExpression: { verified: true },
    },
    { name: 'by_description_and_counterparty', key: { description_key: 1, counterparty_key: 1 } },
  ],
  ignored_payers: [
    { name: 'one_per_key', key: { key: 1 }, unique: true },
    { name: 'by_name', key: { name: 1, _id: 1 } },
  ],
  settings: [],
  accounts: [
    { name: 'one_per_name', key: { name_key: 1 }, unique: true },
    { name: 'by_role_and_creation', key: { role: 1, created_at: 1, _id: 1 } },
    { name: 'by_token', key: { token_hash: 1 } },
  ],
  sessions: [
    { name: 'one_per_token', key: { token_hash: 1 }, unique: true },
    { name: 'by_account_and_last_seen', key: { account_id: 1, last_seen_at: -1, _id: 1 } },
    { name: 'by_last_seen', key: { last_seen_at: 1 } },
    { name: 'by_creation', key: { created_at: 1 } },
  ],
  attempts: [{ name: 'by_end', key: { until: 1 } }],
  webhook_secret: [],
  bank: [],
  bank_tasks: [{ name: 'by_state_and_time', key: { state: 1, next_at: 1, _id: 1 } }],
};
