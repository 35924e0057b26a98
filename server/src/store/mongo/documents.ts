import type {
  FixtureRecord,
  IgnoredPayerRecord,
  ListedPlayer,
  PaymentRecord,
  PlayerRecord,
  SettingsRecord,
} from '../../domain/records.ts';

/** A record as a document: its id is `_id`, and fields that only this adapter knows may be beside it. */
type Stored<Kind extends { id: string }> = Omit<Kind, 'id'> & { _id: string };

/** A document that counts in `confirmations` how often the record was found stored already. */
type Confirmed<Kind extends { id: string }> = Stored<Kind> & { confirmations?: number };

/**
 * `owned_keys` carries the unique index: `key:` and a bank name's key for each, after `id:` and the own id, so
 * that a player without names has an entry too, which nobody else has.
 */
export type PlayerDocument = Confirmed<PlayerRecord> & { owned_keys: string[] };

/** `batch` is the same in all that one call created, see `insert-series.ts`. */
export type FixtureDocument = Confirmed<FixtureRecord> & { batch?: string };

export type PaymentDocument = Confirmed<PaymentRecord>;

export type IgnoredPayerDocument = Confirmed<IgnoredPayerRecord>;

export type SettingsDocument = SettingsRecord & { _id: string };

/** There is one document of settings. */
export const SETTINGS_ID = 'settings';

/** The entry of a bank name's key in `owned_keys`. */
export const ownedKey = (key: string): string => `key:${key}`;

/** Everything that `owned_keys` holds for a player. */
export const ownedKeys = ({ id, bank_names }: PlayerRecord): string[] => [
  `id:${id}`,
  ...bank_names.map(({ key }) => ownedKey(key)),
];

/** The record without what only the adapter knows. */
export function toPlayer({
  _id,
  owned_keys: _keys,
  confirmations: _count,
  ...player
}: PlayerDocument): PlayerRecord {
  return { id: _id, ...player };
}

/** As lists show the player, of a document that was read without its history. */
export function toListed({
  _id,
  owned_keys: _keys,
  confirmations: _count,
  request_fingerprint: _print,
  search_text: _text,
  ...player
}: Omit<PlayerDocument, 'history'>): ListedPlayer {
  return { id: _id, ...player };
}

/** The record without what only the adapter knows. */
export function toFixture({
  _id,
  batch: _batch,
  confirmations: _count,
  ...fixture
}: FixtureDocument): FixtureRecord {
  return { id: _id, ...fixture };
}

/** The record without what only the adapter knows. */
export function toPayment({ _id, confirmations: _count, ...payment }: PaymentDocument): PaymentRecord {
  return { id: _id, ...payment };
}

/** The record without what only the adapter knows. */
export function toIgnoredPayer({
  _id,
  confirmations: _count,
  ...payer
}: IgnoredPayerDocument): IgnoredPayerRecord {
  return { id: _id, ...payer };
}

/** The record without its id. */
export function toSettings({ _id, ...settings }: SettingsDocument): SettingsRecord {
  return settings;
}

/** The document of a player. */
export function playerDocument(player: PlayerRecord): PlayerDocument {
  const { id, ...fields } = player;
  return { _id: id, ...fields, owned_keys: ownedKeys(player) };
}

/** The document of a fixture. Minus zero, which MongoDB would keep, becomes zero. */
export function fixtureDocument({ id, ...fixture }: FixtureRecord): FixtureDocument {
  const players = fixture.players.map(({ charge, ...party }) => ({
    ...party,
    charge: charge === null ? null : charge + 0,
  }));
  return { _id: id, ...fixture, cost: fixture.cost + 0, fee: fixture.fee + 0, players };
}

/** The document of a payment. Minus zero, which MongoDB would keep, becomes zero. */
export function paymentDocument({ id, ...payment }: PaymentRecord): PaymentDocument {
  const allocations = payment.allocations.map(({ player_id, amount }) => ({ player_id, amount: amount + 0 }));
  return { _id: id, ...payment, amount: payment.amount + 0, allocations };
}

/** The document of an ignored payer. */
export function ignoredPayerDocument({ id, ...payer }: IgnoredPayerRecord): IgnoredPayerDocument {
  return { _id: id, ...payer };
}

/** The document of the settings. Minus zero, which MongoDB would keep, becomes zero. */
export function settingsDocument(settings: SettingsRecord): SettingsDocument {
  const { default_fee, default_cost } = settings;
  return { _id: SETTINGS_ID, ...settings, default_fee: default_fee + 0, default_cost: default_cost + 0 };
}
