import type { BankProblem } from '@paidup/shared/bank';
import type { Fixture, FixtureFacts } from '@paidup/shared/fixture';
import type { HistoryEntry } from '@paidup/shared/history';
import type { Payment } from '@paidup/shared/payment';
import type { CreatePlayer, Player } from '@paidup/shared/player';
import type { Settings, UpdateSettings } from '@paidup/shared/settings';

/** The fields of every record. Instants are RFC 3339 UTC with milliseconds. `history.length` equals `rev`. */
export type Recorded<Entry = HistoryEntry> = {
  id: string;
  history: Entry[];
  rev: number;
  created_at: string;
  updated_at: string;
};

export type PlayerRecord = Recorded &
  PlayerFacts & {
    /** Lists sort by the one, made by `sortName`, and search in the other, made by `searchableNames`. */
    sort_name: string;
    search_text: string;
    /** `key` is `normaliseBankName(name)`. At most one player has it. */
    bank_names: { key: string; name: string }[];
    /** Money or a fixture has named this player, who can never be removed again. */
    has_history: boolean;
    /** Tells a repeat of the request from another request with the same key. It is `null` without a key. */
    request_fingerprint: string | null;
  };

/** The fields that are stored as the API has them. Bank names are stored with their keys instead. */
type PlayerFacts = Pick<
  Player,
  'archived' | 'reminded_at' | 'promised_on' | Exclude<keyof CreatePlayer, 'accepted_bank_names'>
>;

/** A player in a list. The history is left out, since it grows longer than all the rest. */
export type ListedPlayer = Omit<PlayerRecord, 'history' | 'request_fingerprint' | 'search_text'>;

/** A player who comes to a fixture, or waits for a place, with their guests. */
export type Party = {
  player_id: string;
  guests: number;
  state: 'in' | 'waiting';
  joined_at: string;
};

/** `charge` is in pence and decided by `domain/fees.ts`. It is `null` if the party is not charged. */
export type AttendanceRecord = Party & { charge: number | null };

export type FixtureRecord = Recorded &
  StoredFacts & {
    cancelled: boolean;
    /** A kick-off of this fixture had passed when it was changed. It stays so if the fixture is moved. */
    was_played: boolean;
    /** In the order in which they joined. */
    players: AttendanceRecord[];
    /** The same as a player's. */
    request_fingerprint: string | null;
  };

/** The fields that are stored as the API has them. */
type StoredFacts = Pick<Fixture, keyof FixtureFacts | 'series_id' | 'kick_off_at' | 'cancelled_reason'>;

/** A fixture before its charges are decided. */
export type UnchargedFixture = Omit<FixtureRecord, 'players'> & { players: readonly Party[] };

/** The charge of a player for one fixture, in pence. The other fields decide which charge is paid first. */
export type ChargeRecord = {
  player_id: string;
  fixture_id: string;
  kick_off_at: string;
  created_at: string;
  amount: number;
};

/** A charge with the facts of the game that a statement shows. */
export type GameRecord = ChargeRecord & { date: string; location: string; guests: number };

/** The credits of a payment and their reason. A correction changes them, and an undo restores them. */
export type PaymentState = Pick<
  PaymentRecord,
  'status' | 'matched_by' | 'matched_on' | 'matching' | 'ignored_reason' | 'allocations' | 'club_part'
>;

/** An entry with `before` and `after` moved money, and can be undone. Older versions stored no `club_part` in either. */
export type PaymentEntry = HistoryEntry & { before?: PastState; after?: PastState };
export type PastState = Omit<PaymentState, 'club_part'> & { club_part?: number | null };

/** A payer whose payments are not stored. */
export type IgnoredPayerRecord = { id: string; key: string; name: string; created_at: string };

/**
 * What is kept of a payer's account number, beside `payer_account` its keyed hash. Both are `null` for a payment without
 * a number. Hashes with another beginning up to the dot were made with another key and can't be compared.
 */
export type PayerAccount = Pick<Payment, 'payer_account'> & { payer_account_hash: string | null };

/** An account that has paid under a name, and the instant of its first payment. */
export type KnownAccount = { hash: string; since: string };

export type PaymentRecord = Recorded<PaymentEntry> &
  PaymentFacts &
  PayerAccount & {
    counterparty_key: string;
    description_key: string;
    /**
     * Says how an unmatched payment may be credited. `automatic` means by any bank name that fits. `when_named` means only
     * by a bank name that is added later, since its scheme is unknown or it is too large. `by_hand` means by the organiser.
     */
    matching: 'automatic' | 'when_named' | 'by_hand';
    /** The organiser's reason for setting it aside. It is `null` unless the payment is ignored. */
    ignored_reason: string | null;
    /** Tells a repeat of a request for cash from another request with the same key. It is `null` for the bank's. */
    request_fingerprint: string | null;
    /** The players' parts add up to `amount` with the club's, which no sum of a player can count. Only a matched one has any. */
    allocations: { player_id: string; amount: number }[];
    club_part: number | null;
  };

/** The fields that are stored as the API has them. */
type PaymentFacts = Omit<Payment, 'reason' | 'other_account' | 'allocations' | 'history'>;

/**
 * The pence credited to a player, the refunds among them in no particular order, and the latest `paid_at` of the positive
 * ones.
 */
export type PaidRecord = {
  total: number;
  refunds: { paid_at: string; amount: number }[];
  last_paid_at: string | null;
};

/** The player who has a bank name, the name as it was entered, and whether money or a fixture ever named them. */
export type BankNameOwner = Pick<PlayerRecord, 'id' | 'name' | 'has_history'> & { bank_name: string };

/** Says that another player has the key, so that nothing was changed. */
export type BankKeyTaken = { taken: string };

/**
 * The club's name, how players pay, and the defaults for a new fixture. There is one such record. `monzo_me_username` is
 * empty where there is none. It is `null` until the settings are first changed, and then the environment has it.
 */
export type SettingsRecord = Omit<Recorded, 'id'> & Pick<Settings, keyof UpdateSettings>;

/** The time between two instants. `to` may be before `from`. */
export type Span = { from: string; to: string };

/**
 * Somebody with a log-in. The organiser's id is `organiser`. Until they have chosen a password with a one-time link,
 * `password_hash` is `null`, and `setup_hash` is the hash of the link's token.
 */
export type AccountRecord = {
  id: string;
  role: 'organiser' | 'deputy';
  name: string;
  /** `comparableName(name)`. No other account and no token has it. */
  name_key: string;
  password_hash: string | null;
  setup_hash: string | null;
  setup_expires_at: string | null;
  last_seen_at: string | null;
  created_at: string;
  rev: number;
};

/**
 * The hashes of the webhook's secret and of the one before it, which works until the new one has been used. There is one
 * such record.
 */
export type WebhookSecretRecord = {
  current_hash: string;
  previous_hash: string | null;
  changed_at: string;
  rev: number;
};

/**
 * The connection to the bank, of which there is one at most. `state` is what the bank has let us do last. It holds no
 * token.
 */
export type BankConnectionRecord = {
  state: 'disconnected' | 'awaiting_approval' | 'choose_account' | 'connected' | 'login_expired';
  /** A login that has been sent to the bank's page. `state_hash` is the hash of what its callback has to bring back. */
  pending: { state_hash: string; start_date: string; expires_at: string } | null;
  /** Until when the approval in the bank's app is waited for. */
  approval_until: string | null;
  account: { id: string; name: string } | null;
  /** The first day whose payments count, `YYYY-MM-DD` in the club's time zone. */
  start_date: string | null;
  /** From then on only what the bank confirms is credited. `null` before the first connection and after its deletion. */
  connected_since: string | null;
  webhook_id: string | null;
  /** When the last complete catch-up began. */
  last_caught_up_at: string | null;
  /** How far the catch-up that runs now has come. */
  catching_up: { checked: number } | null;
  /** Each is `null` while it is off, else it has the instant from which on it counts. */
  pot: { id: string; since: string } | null;
  annotate_since: string | null;
  feed_since: string | null;
  receipts_since: string | null;
  problems: BankProblem[];
  rev: number;
};

/** The login at the bank, sealed with the club's secret key. `null` is none. */
export type BankLoginRecord = { sealed: string | null; rev: number };

/** One log-in on one device. `token_hash` is the hash of what the cookie holds. */
export type SessionRecord = {
  id: string;
  token_hash: string;
  account_id: string;
  device: string;
  created_at: string;
  last_seen_at: string;
};

/** An API token. `name_key` is the same as an account's. */
export type TokenRecord = {
  id: string;
  name: string;
  name_key: string;
  token_hash: string;
  created_at: string;
  last_used_at: string | null;
};

/**
 * What a backup holds, by noun. A noun that is not here is in no backup, as passwords, sessions and tokens must not be
 * unless somebody asks for them. Whoever adds one adds it to `readRecords` of each adapter, to `restoreRecord` and to
 * `recordSchemas`.
 */
export type BackedUp = {
  player: PlayerRecord;
  fixture: FixtureRecord;
  payment: PaymentRecord;
  ignored_payer: IgnoredPayerRecord;
  settings: SettingsRecord;
};

/** What a backup holds besides if somebody asks for it. */
export type BackedUpAccess = { account: AccountRecord; token: TokenRecord };

/** One record of a backup. */
export type BackupRecord = RecordOf<BackedUp>;

export type AccessRecord = RecordOf<BackedUpAccess>;

type RecordOf<Nouns> = { [Noun in keyof Nouns]: { noun: Noun; record: Nouns[Noun] } }[keyof Nouns];
