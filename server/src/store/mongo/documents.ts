import type { BankTaskRecord } from '../../domain/bank-tasks.ts';
import { NO_ACCOUNT } from '../../domain/payer-accounts.ts';
import { NO_REMINDER, type Reminder } from '../../domain/reminders.ts';
import type {
  AccountRecord,
  BankConnectionRecord,
  BankLoginRecord,
  FixtureRecord,
  IgnoredPayerRecord,
  ListedPlayer,
  PayerAccount,
  PaymentRecord,
  PlayerRecord,
  SessionRecord,
  SettingsRecord,
  TokenRecord,
  WebhookSecretRecord,
} from '../../domain/records.ts';

/** A record as a document, with `_id` for `id`. */
type Stored<Kind extends { id: string }> = Omit<Kind, 'id'> & { _id: string };

/** `confirmations` counts the writes that found the record stored already. */
type Confirmed<Kind extends { id: string }> = Stored<Kind> & { confirmations?: number };

/**
 * `owned_keys` has the unique index. It holds `id:` and the player's id, then `key:` and the key of each bank name. The
 * id is there because a unique index takes only one document without any entry. A document of an older version has no
 * reminder.
 */
export type PlayerDocument = Omit<Confirmed<PlayerRecord>, keyof Reminder> &
  Partial<Reminder> & { owned_keys: string[] };

/**
 * All fixtures that one call created have the same `batch`, see `insert-series.ts`. A document of an older version has no
 * `series_id`.
 */
export type FixtureDocument = Omit<Confirmed<FixtureRecord>, 'series_id'> &
  Partial<Pick<FixtureRecord, 'series_id'>> & { batch?: string };

/**
 * `sole_player` is the player whom the whole payment credits. It is empty if the payment credits nobody, and `null` if
 * several players share it. An index of it can answer sums without reading a document, and one of a list can't. A
 * document of an older version counts as shared until `fill-sole-players.ts` adds it, and does not have the payer's
 * account or the club's part.
 */
export type PaymentDocument = Omit<Confirmed<PaymentRecord>, keyof AddedLater> &
  Partial<AddedLater> & { sole_player?: string | null };

type AddedLater = PayerAccount & Pick<PaymentRecord, 'club_part'>;

export type IgnoredPayerDocument = Confirmed<IgnoredPayerRecord>;

export type AccountDocument = Confirmed<AccountRecord>;

/** Tokens are kept among the accounts, so that one unique index keeps the names of both apart. */
export type TokenDocument = Confirmed<TokenRecord> & { role: 'token' };

export type SessionDocument = Confirmed<SessionRecord>;

/** The attempts that are counted by the key that is the `_id`. */
export type AttemptDocument = { _id: string; ids: string[]; until: string };

export type WebhookSecretDocument = WebhookSecretRecord & { _id: string; confirmations?: number };

/** The connection to the bank, the login for it, and its last event, each under an `_id` of its own. */
export type BankDocument = Partial<BankConnectionRecord & BankLoginRecord> & {
  _id: string;
  rev: number;
  at?: string;
  confirmations?: number;
};

export type BankTaskDocument = Confirmed<BankTaskRecord>;

/** A document of an older version has only the defaults of fixtures and the club's name. */
export type SettingsDocument = Omit<SettingsRecord, keyof typeof LATER_SETTINGS> &
  Partial<SettingsRecord> & { _id: string; confirmations?: number };

/** The settings that came later, as they are until they are changed. */
const LATER_SETTINGS = { monzo_me_username: null, pay_to: null, cash_only: false };

/** The id of the only document of settings. */
export const SETTINGS_ID = 'settings';

/** The entry of a bank name's key in `owned_keys`. */
export const ownedKey = (key: string): string => `key:${key}`;

/** What `sole_player` holds for a payment. Parts that do not add up to the payment are summed up as shared ones are. */
export function solePlayer({
  allocations,
  amount,
  source,
}: Pick<PaymentRecord, 'allocations' | 'amount' | 'source'>) {
  const [first, second] = allocations;
  if (first === undefined || source === 'write_off') return '';
  return second === undefined && first.amount === amount ? first.player_id : null;
}

/** Everything that `owned_keys` holds for a player. */
const ownedKeys = ({ id, bank_names }: PlayerRecord): string[] => [
  `id:${id}`,
  ...bank_names.map(({ key }) => ownedKey(key)),
];

export function toPlayer({
  _id,
  owned_keys: _keys,
  confirmations: _count,
  ...player
}: PlayerDocument): PlayerRecord {
  return { id: _id, ...NO_REMINDER, ...player };
}

/** The player as lists show them. The document is read without its history. */
export function toListed({
  _id,
  owned_keys: _keys,
  confirmations: _count,
  request_fingerprint: _print,
  search_text: _text,
  ...player
}: Omit<PlayerDocument, 'history'>): ListedPlayer {
  return { id: _id, ...NO_REMINDER, ...player };
}

export function toFixture({
  _id,
  batch: _batch,
  confirmations: _count,
  ...fixture
}: FixtureDocument): FixtureRecord {
  return { id: _id, series_id: null, ...fixture };
}

export function toPayment({
  _id,
  confirmations: _count,
  sole_player: _player,
  ...payment
}: PaymentDocument): PaymentRecord {
  return { id: _id, ...NO_ACCOUNT, club_part: null, ...payment };
}

export function toIgnoredPayer({
  _id,
  confirmations: _count,
  ...payer
}: IgnoredPayerDocument): IgnoredPayerRecord {
  return { id: _id, ...payer };
}

export function toSettings({ _id, confirmations: _count, ...settings }: SettingsDocument): SettingsRecord {
  return { ...LATER_SETTINGS, ...settings };
}

export function toAccount({ _id, confirmations: _count, ...account }: AccountDocument): AccountRecord {
  return { id: _id, ...account };
}

export function toToken({ _id, role: _token, confirmations: _count, ...token }: TokenDocument): TokenRecord {
  return { id: _id, ...token };
}

export function toSession({ _id, confirmations: _count, ...session }: SessionDocument): SessionRecord {
  return { id: _id, ...session };
}

export function toBankTask({ _id, confirmations: _count, ...task }: BankTaskDocument): BankTaskRecord {
  return { id: _id, ...task };
}

export function playerDocument(player: PlayerRecord): PlayerDocument {
  const { id, ...fields } = player;
  return { _id: id, ...fields, owned_keys: ownedKeys(player) };
}

/** Adding 0 turns minus zero, which MongoDB would keep, into zero, here and below. */
export function fixtureDocument({ id, ...fixture }: FixtureRecord): FixtureDocument {
  const players = fixture.players.map(({ charge, ...party }) => ({
    ...party,
    charge: charge === null ? null : charge + 0,
  }));
  return { _id: id, ...fixture, cost: fixture.cost + 0, fee: fixture.fee + 0, players };
}

export function paymentDocument({ id, ...payment }: PaymentRecord): PaymentDocument {
  const allocations = payment.allocations.map(({ player_id, amount }) => ({ player_id, amount: amount + 0 }));
  const amount = payment.amount + 0;
  const club_part = payment.club_part === null ? null : payment.club_part + 0;
  return {
    _id: id,
    ...payment,
    amount,
    allocations,
    club_part,
    sole_player: solePlayer({ allocations, amount, source: payment.source }),
  };
}

export function ignoredPayerDocument({ id, ...payer }: IgnoredPayerRecord): IgnoredPayerDocument {
  return { _id: id, ...payer };
}

export function accountDocument({ id, ...account }: AccountRecord): AccountDocument {
  return { _id: id, ...account };
}

export function tokenDocument({ id, ...token }: TokenRecord): TokenDocument {
  return { _id: id, role: 'token', ...token };
}

export function sessionDocument({ id, ...session }: SessionRecord): SessionDocument {
  return { _id: id, ...session };
}

export function bankTaskDocument({ id, ...task }: BankTaskRecord): BankTaskDocument {
  return { _id: id, ...task };
}

export function settingsDocument(settings: SettingsRecord): SettingsDocument {
  const { default_fee, default_cost } = settings;
  return { _id: SETTINGS_ID, ...settings, default_fee: default_fee + 0, default_cost: default_cost + 0 };
}
