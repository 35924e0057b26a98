import type { Change } from '@paidup/shared/change';
import type {
  BankKeyTaken,
  BankNameOwner,
  ChargeRecord,
  FixtureRecord,
  GameRecord,
  IgnoredPayerRecord,
  ListedPlayer,
  PaidRecord,
  PaymentRecord,
  PlayerRecord,
  SettingsRecord,
  Span,
} from '../domain/records.ts';

/**
 * The port to whatever keeps the club's records. Every method is one atomic, durable step: when its promise
 * resolves, the step has survived a power cut; when it rejects with `StoreError`, it has left no trace or
 * (`unavailable` on a network) its outcome is unknown and repeating it is safe. Absent is `null`.
 * A record is replaced whole, under the revision it was read at, so that of two changes one wins.
 */
export type Store = {
  players: PlayerStore;
  fixtures: FixtureStore;
  payments: PaymentStore;
  ignoredPayers: IgnoredPayerStore;
  settings: SettingsStore;
  /** Rings for every committed change, `reset` when some may have been missed. Returns the way to stop. */
  watch(listener: (change: Change | 'reset') => void): () => void;
  /** Resolves when the store can be reached, else rejects with `StoreError`. */
  ping(): Promise<void>;
  /** Checks every invariant that stored records can show; reads everything, changes nothing. */
  audit(): Promise<AuditReport>;
  close(): Promise<void>;
};

export type PlayerStore = {
  get(id: string): Promise<PlayerRecord | null>;
  /** Those of the ids that exist, in no particular order. */
  getMany(ids: string[]): Promise<ListedPlayer[]>;
  /** By `sort_name`, then id. */
  list(query: PlayerListQuery): Promise<ListedPlayer[]>;
  findByBankKey(key: string): Promise<PlayerRecord | null>;
  /** Whose bank name this is, marked as a player whom money or a fixture names, so that they stay. */
  claimByBankKey(key: string): Promise<BankNameOwner | null>;
  /** Marks those of the ids that exist as named by money or a fixture, and returns their ids. */
  claim(ids: string[]): Promise<string[]>;
  /** Unless the id is stored already: then that player, `existing`, is returned unchanged, and is durable too. */
  create(player: PlayerRecord): Promise<'created' | { existing: PlayerRecord } | BankKeyTaken>;
  /** Stores `player` if the stored revision is still `rev`. `has_history` is kept as it is stored. */
  replace(player: PlayerRecord, rev: number): Promise<'replaced' | 'stale' | BankKeyTaken>;
  /** Removes a player whom neither money nor a fixture ever named; `rev: null` takes any revision. */
  remove(id: string, rev: number | null): Promise<'removed' | 'stale' | 'has_history' | 'absent'>;
};

export type FixtureStore = {
  get(id: string): Promise<FixtureRecord | null>;
  /** By kick-off, then id. */
  list(query: FixtureListQuery): Promise<FixtureRecord[]>;
  /** All, or none where an id is stored already: then the first such, `existing`, as for players. */
  create(fixtures: FixtureRecord[]): Promise<'created' | { existing: FixtureRecord }>;
  replace(fixture: FixtureRecord, rev: number): Promise<'replaced' | 'stale'>;
  remove(id: string, rev: number): Promise<'removed' | 'stale'>;
  /** The games that charge the player, those to come too, in no particular order. */
  gamesOf(playerId: string): Promise<GameRecord[]>;
  /** The charges of fixtures that kick off in this span, both ends included; `null` leaves it open at that end. */
  chargesBetween(span: { from: string | null; to: string | null }): Promise<ChargeRecord[]>;
  /** The sum of what each player is charged for fixtures that have kicked off by `now`, in pence. */
  feesByPlayer(playerIds: string[] | 'all', now: string): Promise<Map<string, number>>;
  /** What each fixture cost that is not cancelled and has kicked off by `now`, in pence. */
  pitchCosts(now: string): Promise<{ kick_off_at: string; cost: number }[]>;
};

export type PaymentStore = {
  get(id: string): Promise<PaymentRecord | null>;
  /** By `paid_at`, then id, descending. */
  list(query: PaymentListQuery): Promise<PaymentRecord[]>;
  /**
   * Stores the payment unless its id is stored already: then that one, `existing`, is returned unchanged, and
   * is durable too. The guarantee is the unique key, not a look-up.
   */
  recordOnce(payment: PaymentRecord): Promise<{ existing: PaymentRecord | null }>;
  replace(payment: PaymentRecord, rev: number): Promise<'replaced' | 'stale'>;
  /** Unmatched positive payments from one of these keys that a name may credit, none in conflict, oldest first. */
  unmatchedFrom(keys: string[]): Promise<PaymentRecord[]>;
  /**
   * Unmatched positive payments without a conflict whose `matching` is `automatic` and whose counterparty or
   * description is somebody's bank name, each once, oldest first. However many strangers' payments wait, they are not read.
   */
  awaitingMatch(): Promise<PaymentRecord[]>;
  /** Pence credited to each player, counting every payment. Players without any are left out. */
  totalsByPlayer(playerIds: string[] | 'all'): Promise<Map<string, number>>;
  /** What each player was credited with, counting every payment, each read once. Players without any are left out. */
  paidByPlayer(): Promise<Map<string, PaidRecord>>;
  /** How many payments from this counterparty key credit each player. An empty key is nobody's. */
  creditsFrom(counterpartyKey: string): Promise<Map<string, number>>;
  /**
   * Payments from or to this counterparty key of exactly this amount, in or out, paid between the two instants, both
   * included: those nearest to `from` first, 500 at most. `to` may be the earlier. An empty key is nobody's.
   */
  withCounterparty(counterpartyKey: string, amount: number, between: Span): Promise<PaymentRecord[]>;
  /** How many payments show one of these keys as counterparty or description, whatever their status. */
  countFrom(key: string): Promise<number>;
  /** Whether payments from two counterparties or more carry this description. An empty key is nobody's. */
  isDescriptionShared(descriptionKey: string): Promise<boolean>;
  /** Pence of the payments that credit somebody, by `paid_at`: at or after, before. */
  credited(window: { from: string | null; before: string | null }): Promise<number>;
  /** When money that came in last credited each player, by `paid_at`. Players without any are left out. */
  lastCredits(): Promise<Map<string, string>>;
  /** When the last of the bank's payments was recorded, whatever became of it; after a clock went back, about then. */
  lastFromBank(): Promise<string | null>;
  /** How many payments are unmatched, and the sum of the positive ones, in pence. */
  unmatchedTotal(): Promise<{ count: number; amount: number }>;
};

export type IgnoredPayerStore = {
  /** By name, then id. */
  list(): Promise<IgnoredPayerRecord[]>;
  findByKey(key: string): Promise<IgnoredPayerRecord | null>;
  /** Keeps the payer unless one with this key is kept already. */
  add(payer: IgnoredPayerRecord): Promise<void>;
  remove(id: string): Promise<'removed' | 'absent'>;
  removeKeys(keys: string[]): Promise<void>;
};

export type SettingsStore = {
  /** `null` before the first change. */
  get(): Promise<SettingsRecord | null>;
  /** Stores them if the stored revision is still `rev`, which is 0 before the first change. */
  replace(settings: SettingsRecord, rev: number): Promise<'replaced' | 'stale'>;
};

/** The sort key and id of the last item that a walk has shown. */
export type Position = readonly [sortKey: string, id: string];

export type PlayerListQuery = {
  /** `null` takes both. */
  archived: boolean | null;
  /** Part of `search_text`; `null` takes all. */
  search: string | null;
  after: Position | null;
  limit: number;
};

export type FixtureListQuery = {
  /** Kick-off at or after, before: UTC instants. */
  from: string | null;
  before: string | null;
  status: 'scheduled' | 'played' | 'cancelled' | null;
  /** What decides between scheduled and played. */
  now: string;
  order: 'asc' | 'desc';
  after: Position | null;
  limit: number;
};

export type PaymentListQuery = {
  status: PaymentRecord['status'] | null;
  player_id: string | null;
  /** `paid_at` at or after, before: UTC instants. */
  from: string | null;
  before: string | null;
  after: Position | null;
  limit: number;
};

export type AuditReport = {
  players: number;
  fixtures: number;
  payments: number;
  /** One sentence for each thing that is off; empty when all invariants hold. */
  findings: string[];
};

/**
 * `unavailable`: not now, try again (locked, full, no majority). `broken`: the store can't be trusted any more
 * (I/O error, corruption); the process must stop, and starting again is the recovery.
 */
export class StoreError extends Error {
  readonly kind: 'unavailable' | 'broken';

  constructor(kind: 'unavailable' | 'broken', message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StoreError';
    this.kind = kind;
  }
}
