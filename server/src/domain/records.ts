import type { HistoryEntry } from '@paidup/shared/history';
import type { CreatePlayer, Player } from '@paidup/shared/player';

/** What every record carries. Instants are RFC 3339 UTC with milliseconds; `history.length` equals `rev`. */
export type Recorded<Entry = HistoryEntry> = {
  id: string;
  history: Entry[];
  rev: number;
  created_at: string;
  updated_at: string;
};

export type PlayerRecord = Recorded &
  PlayerFacts & {
    /** What lists sort by, made by `sortName`, and what they search in, made by `searchableNames`. */
    sort_name: string;
    search_text: string;
    /** `key` is `normaliseBankName(name)`, and belongs to one player at most. */
    bank_names: { key: string; name: string }[];
    /** Money or a fixture named them once: never removed again. */
    has_history: boolean;
    /** What tells a repeated request from another one under the same key; `null` where it came without one. */
    request_fingerprint: string | null;
  };

/** What the organiser says of a player, stored as the API has it. Bank names are stored with their keys instead. */
type PlayerFacts = Pick<Player, 'archived' | Exclude<keyof CreatePlayer, 'accepted_bank_names'>>;

/** A player as lists show them: without the history, which grows longer than all the rest. */
export type ListedPlayer = Omit<PlayerRecord, 'history' | 'request_fingerprint' | 'search_text'>;

/** A player who comes to a fixture, or waits for a place, with their guests. */
export type Party = {
  player_id: string;
  guests: number;
  state: 'in' | 'waiting';
  joined_at: string;
};

/** `charge` is what the party pays, in pence, as `domain/fees.ts` decides it; `null` where it is not charged. */
export type AttendanceRecord = Party & { charge: number | null };

export type FixtureRecord = Recorded & {
  date: string;
  time: string;
  location: string;
  cost: number;
  fee: number;
  min_players: number;
  max_players: number;
  kick_off_at: string;
  cancelled: boolean;
  cancelled_reason: string | null;
  /** A kick-off of this fixture had passed when it was last changed, whatever became of it since. */
  was_played: boolean;
  /** In the order in which they joined. */
  players: AttendanceRecord[];
  /** As a player's. */
  request_fingerprint: string | null;
};

/** A fixture whose charges are still to be decided. */
export type UnchargedFixture = Omit<FixtureRecord, 'players'> & { players: readonly Party[] };

/** What a player is charged for one fixture, in pence, and what decides which charge is paid first. */
export type ChargeRecord = {
  player_id: string;
  fixture_id: string;
  kick_off_at: string;
  created_at: string;
  amount: number;
};

/** A charge with what a statement tells of the game. */
export type GameRecord = ChargeRecord & { date: string; location: string; guests: number };

/** Who is credited with a payment, and how that came about: what a correction changes and an undo restores. */
export type PaymentState = Pick<
  PaymentRecord,
  'status' | 'matched_by' | 'matched_on' | 'matching' | 'ignored_reason' | 'allocations'
>;

/** An entry with `before` and `after` moved money, and can be undone. */
export type PaymentEntry = HistoryEntry & { before?: PaymentState; after?: PaymentState };

/** A payer of whom the organiser does not want to hear again. */
export type IgnoredPayerRecord = { id: string; key: string; name: string; created_at: string };

export type PaymentRecord = Recorded<PaymentEntry> & {
  source: 'monzo' | 'cash';
  amount: number;
  currency: string;
  paid_at: string;
  counterparty_name: string;
  counterparty_key: string;
  description: string;
  description_key: string;
  notes: string;
  status: 'matched' | 'unmatched' | 'ignored';
  matched_by: 'counterparty_name' | 'description' | 'organiser' | null;
  matched_on: string | null;
  /**
   * Who may credit it while it is unmatched: `automatic`, any player who has or gets its name; `when_named`, only
   * a name that is added later (nobody knows the scheme, or it is too large); `by_hand`, the organiser alone.
   */
  matching: 'automatic' | 'when_named' | 'by_hand';
  /** The organiser's reason for setting it aside; `null` unless it is ignored. */
  ignored_reason: string | null;
  conflict: boolean;
  verified: boolean;
  /** What tells a repeated request for cash from another one under the same key; `null` for the bank's. */
  request_fingerprint: string | null;
  /** Add up to `amount`, or there are none. */
  allocations: { player_id: string; amount: number }[];
};

/** Pence credited to a player, and the negative ones of them: unordered, those of one instant may be told as one. */
export type PaidRecord = { total: number; refunds: { paid_at: string; amount: number }[] };

/** The player who has a bank name, and how they write it. */
export type BankNameOwner = { id: string; name: string; bank_name: string };

/** The key is another player's; nothing was changed. */
export type BankKeyTaken = { taken: string };

/** What the club is called, and what a new fixture begins with. There is one record of them. */
export type SettingsRecord = Omit<Recorded, 'id'> & {
  club_name: string;
  default_fee: number;
  default_cost: number;
  default_time: string;
  default_location: string | null;
  min_players: number;
  max_players: number;
};

/** From one instant to another, forwards or backwards in time. */
export type Span = { from: string; to: string };
