import type { BankTaskRecord } from '../domain/bank-tasks.ts';
import type { BankConnectionRecord, BankLoginRecord } from '../domain/records.ts';

/** The connection to the bank, and the login for it. Listeners are notified of `bank` when one of them changes. */
export type BankStore = {
  /** `null` before the first connection. */
  connection(): Promise<BankConnectionRecord | null>;
  /** Stores it if the stored revision is still `rev`, which is 0 before the first. */
  replaceConnection(connection: BankConnectionRecord, rev: number): Promise<'replaced' | 'stale'>;
  login(): Promise<BankLoginRecord | null>;
  /** The same for the login. */
  replaceLogin(login: BankLoginRecord, rev: number): Promise<'replaced' | 'stale'>;
  /** When the bank's last delivery came, as far as it was noted. */
  lastEventAt(): Promise<string | null>;
  noteEvent(at: string): Promise<void>;
};

/** What is to be written back to the bank. Listeners are not notified of its changes. */
export type BankTaskStore = {
  get(id: string): Promise<BankTaskRecord | null>;
  /** Stores each task whose id is not stored yet. One that was dropped opens again at its `next_at`. */
  add(tasks: BankTaskRecord[]): Promise<void>;
  /** The open task that has been due for the longest time by `now`. */
  nextDue(now: string): Promise<BankTaskRecord | null>;
  /** Stores it if the stored revision is still `rev`. */
  replace(task: BankTaskRecord, rev: number): Promise<'replaced' | 'stale'>;
};

/** Lets one holder at a time, of all processes on the database, do what has a name. */
export type LeaseStore = {
  /**
   * Gives the lease to `holder` for so many milliseconds from now on, unless another holds it. The holder may take it
   * again to keep it longer. A process that dies keeps it until it expires, unless nobody else can use the database.
   */
  take(name: string, holder: string, milliseconds: number): Promise<boolean>;
  /** Ends the lease if `holder` still has it. */
  release(name: string, holder: string): Promise<void>;
};
