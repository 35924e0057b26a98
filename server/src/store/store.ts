import type { Change } from '@paidup/shared/change';
import type { AccessRecord, BackupRecord } from '../domain/records.ts';
import type { AccessStore, AccountStore, TokenStore } from './access-store.ts';
import type { BankStore, BankTaskStore, LeaseStore } from './bank-store.ts';
import type { FixtureStore } from './fixture-store.ts';
import type { IgnoredPayerStore } from './ignored-payer-store.ts';
import type { PaymentStore } from './payment-store.ts';
import type { PlayerStore } from './player-store.ts';
import type { SettingsStore } from './settings-store.ts';

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
