import type { Change } from '@paidup/shared/change';
import type {
  AccessRecord,
  BackupRecord,
  BankKeyTaken,
  BankNameOwner,
  IgnoredPayerRecord,
  KnownAccount,
  ListedPlayer,
  PaidRecord,
  PaymentRecord,
  PlayerRecord,
  SettingsRecord,
  Span,
} from '../domain/records.ts';
import type { AccessStore, AccountStore, TokenStore } from './access-store.ts';
import type { BankStore, BankTaskStore, LeaseStore } from './bank-store.ts';
import type { FixtureStore } from './fixture-store.ts';
import type { Position } from './position.ts';

/**
 * The port to the database that keeps the club's records. Every method is one atomic and durable step. When its promise
 * resolves, the step survives a power cut. When it rejects with `StoreError`, it has left no trace, or the network has
 * lost the outcome. Repeating it is safe in both cases. Absent is `null`.
 * A record is replaced whole, and only if nobody has changed it since it was read, so that one of two changes wins.
 */
export type Store = AccessStore & {
  players: PlayerStore;
  fixtures: FixtureStore;
  payments: PaymentStore;
  ignoredPayers: IgnoredPayerStore;
  settings: SettingsStore;
  bank: BankStore;
  bankTasks: BankTaskStore;
  leases: LeaseStore;
  /** Calls the listener after every commit, or with `reset` when it may have missed some. Returns a function that stops it. */
  watch(listener: (change: Change | 'reset') => void): () => void;
  /** Rejects with `StoreError` when the database can't be reached. */
  ping(): Promise<void>;
  /** Reads every record, and checks every invariant. It changes nothing. */
  audit(): Promise<AuditReport>;
  /**
   * Audits, unless another process on the database has done so within the last hour. Then it is `null`. It waits for
   * another's audit for up to an hour. A store for one process always audits.
   */
  auditUnlessRecent(): Promise<AuditReport | null>;
  /**
   * Every record as it was at one moment, while others go on writing. Whatever was acknowledged before is among them.
   * Where the database can't show one moment, a payment or fixture is read before the players whom it names.
   */
  records(): AsyncIterable<BackupRecord>;
  /**
   * Stores the records of a backup in a store without any but those of who may come in. A restore that is cut short
   * leaves nothing, or is continued by the same `backupId`, and no store with half of one opens for anything else.
   * Meanwhile nobody else may write.
   */
  restore(
    records: AsyncIterable<BackupRecord | AccessRecord>,
    backupId: string,
  ): Promise<'restored' | 'not_empty'>;
  /**
   * Removes from the disk what records held before they were replaced. A database that is spread over machines does so
   * in its own time.
   */
  purge(): Promise<void>;
  close(): Promise<void>;
};

/** What a store is opened for. */
export type Purpose = 'toServe' | 'toRestore' | 'toUse';

/** The part of a store that changes nothing and can be used beside its servers. */
export type ReadableStore = Pick<Store, 'audit' | 'records' | 'close'> & {
  accounts: Pick<AccountStore, 'list'>;
  tokens: Pick<TokenStore, 'list'>;
};

export type PlayerStore = {
  get(id: string): Promise<PlayerRecord | null>;
  /** The players with these ids, in no particular order. Unknown ids are left out. */
  getMany(ids: string[]): Promise<ListedPlayer[]>;
  /** Sorted by `sort_name`, then by id. */
  list(query: PlayerListQuery): Promise<ListedPlayer[]>;
  /** Finds the owner of this bank name, and says whether they are claimed. */
  findByBankKey(key: string): Promise<BankNameOwner | null>;
  /** Returns the ids of those of these players about whom a reminder or a promise is noted. */
  reminded(ids: string[]): Promise<string[]>;
  /** Sets `has_history` of the players with these ids, so that they can't be removed, and returns the ids that exist. */
  claim(ids: string[]): Promise<string[]>;
  /** If the id is stored already, returns that player unchanged as `existing`, who is durable too. */
  create(player: PlayerRecord): Promise<'created' | { existing: PlayerRecord } | BankKeyTaken>;
  /** Stores `player` if the stored revision is still `rev`. It leaves the stored `has_history` alone. */
  replace(player: PlayerRecord, rev: number): Promise<'replaced' | 'stale' | BankKeyTaken>;
  /**
   * Stores all of these players or none, each if the stored revision is the one before its own. Those who lose a bank
   * name to another of them come first. A database without transactions may be cut short after one of them. Then a name
   * is nobody's, and repeating the change gives it to its new owner.
   */
  replaceTogether(players: PlayerRecord[]): Promise<'replaced' | 'stale' | BankKeyTaken>;
  /** Removes a player without `has_history`, whom no payment and no fixture ever named. `rev: null` takes any revision. */
  remove(id: string, rev: number | null): Promise<'removed' | 'stale' | 'has_history' | 'absent'>;
};

export type PaymentStore = {
  get(id: string): Promise<PaymentRecord | null>;
  /** Sorted by `paid_at`, then by id, both descending. */
  list(query: PaymentListQuery): Promise<PaymentRecord[]>;
  /**
   * Stores the payment. If its id is stored already, returns that payment unchanged as `existing`, which is durable too.
   * The unique key guarantees it, not a look-up.
   */
  recordOnce(payment: PaymentRecord): Promise<{ existing: PaymentRecord | null }>;
  replace(payment: PaymentRecord, rev: number): Promise<'replaced' | 'stale'>;
  /**
   * The payments that credit the player or ever did, or that show one of these keys, in no particular order. It reads the
   * whole ledger. An empty key is nobody's.
   */
  about(playerId: string, keys: string[]): Promise<PaymentRecord[]>;
  /** Unmatched positive payments that show one of these keys and that a name may credit, none in conflict, oldest first. */
  unmatchedFrom(keys: string[]): Promise<PaymentRecord[]>;
  /**
   * Unmatched positive payments without a conflict whose `matching` is `automatic` and whose counterparty or
   * description is a player's bank name, each once, oldest first. It does not read the payments of strangers.
   */
  awaitingMatch(): Promise<PaymentRecord[]>;
  /** Payments that the bank has verified and that credit somebody, changed at `since` or later, by `updated_at`, then by id. */
  verifiedCredits(query: { since: string; after: Position | null; limit: number }): Promise<PaymentRecord[]>;
  /** The pence that money credits to each player. Players without any are left out. Write-offs are no money. */
  totalsByPlayer(playerIds: string[] | 'all'): Promise<Map<string, number>>;
  /** The pence that were written off for each player. Players without a write-off are left out. */
  writtenOffByPlayer(playerIds: string[] | 'all'): Promise<Map<string, number>>;
  /** The credits and refunds of each player, read at one moment. Players without any are left out. */
  paidByPlayer(): Promise<Map<string, PaidRecord>>;
  /** The pence that are the club's own and no player's. */
  clubTotal(): Promise<number>;
  /** The accounts from which payments with each of these counterparty keys came. An empty key is nobody's. */
  accountsOf(counterpartyKeys: string[]): Promise<Map<string, KnownAccount[]>>;
  /** The number of payments from this counterparty key that credit each player. An empty key is nobody's. */
  creditsFrom(counterpartyKey: string): Promise<Map<string, number>>;
  /**
   * Payments of exactly this amount from or to this counterparty key, paid between the two instants, both included.
   * Those nearest to `from` come first, `MAX_ALIKE` at most. `to` may be before `from`. An empty key is nobody's.
   */
  withCounterparty(counterpartyKey: string, amount: number, between: Span): Promise<PaymentRecord[]>;
  /** The number of payments of any status that show this key as counterparty or description. */
  countFrom(key: string): Promise<number>;
  /** Whether two or more counterparties have sent this description. An empty key is nobody's. */
  isDescriptionShared(descriptionKey: string): Promise<boolean>;
  /** The sum, in pence, of the matched payments but write-offs, the club's parts among them, with `from` <= `paid_at` < `before`. */
  credited(window: { from: string | null; before: string | null }): Promise<number>;
  /** The instant at which the last payment from the bank was recorded. It may be slightly off after a clock went back. */
  lastFromBank(): Promise<string | null>;
  /** The number of unmatched payments, and the sum of the positive ones, in pence. */
  unmatchedTotal(): Promise<{ count: number; amount: number }>;
};

/** The number of payments at the most that `withCounterparty` returns. */
export const MAX_ALIKE = 500;

export type IgnoredPayerStore = {
  /** Sorted by name, then by id. */
  list(): Promise<IgnoredPayerRecord[]>;
  findByKey(key: string): Promise<IgnoredPayerRecord | null>;
  /** Stores the payer unless one with this key is stored already. */
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

export type PlayerListQuery = {
  /** `null` takes archived players and others. */
  archived: boolean | null;
  /** A part of `search_text`. `null` takes all players. */
  search: string | null;
  after: Position | null;
  limit: number;
};

export type PaymentListQuery = {
  /** `null` takes every status but `void`. */
  status: PaymentRecord['status'] | null;
  /** The player whom it credits. With the status `void`, the player whom it ever credited. */
  player_id: string | null;
  search: PaymentSearch | null;
  /** The bounds of `from` <= `paid_at` < `before`, as UTC instants. */
  from: string | null;
  before: string | null;
  after: Position | null;
  limit: number;
};

/** What a search looks for. A payment needs to fit one of these only, and `null` fits none. */
export type PaymentSearch = {
  /** A part of the key of the counterparty or of the description. */
  key: string | null;
  /** A part of the notes, with small letters from a to z. */
  notes: string | null;
  /** The pence that came in or went out. */
  amount: number | null;
  /** The players of whom it credits one. With the status `void`, of whom it ever credited one. */
  player_ids: string[];
};

/** The log that an adapter writes one-line messages to. */
export type StoreLog = { info(line: string): void; warn(line: string): void };

export type AuditReport = {
  players: number;
  fixtures: number;
  payments: number;
  /** A sentence for each broken invariant. */
  findings: string[];
};

/**
 * An error of the database. `unavailable` means that trying again later may help (it is locked, full or without a
 * majority). `broken` means that the store can't be trusted any more (an I/O error, corruption), so the process has to
 * stop, and a new start recovers the store.
 */
export class StoreError extends Error {
  readonly kind: 'unavailable' | 'broken';

  constructor(kind: 'unavailable' | 'broken', message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StoreError';
    this.kind = kind;
  }
}

/** Whether trying again later may cure the error. */
export const isUnavailable = (error: unknown): boolean =>
  error instanceof StoreError && error.kind === 'unavailable';
