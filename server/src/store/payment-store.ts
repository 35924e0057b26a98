import type { KnownAccount, PaidRecord, PaymentRecord, Span } from '../domain/records.ts';
import type { Position } from './position.ts';

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
