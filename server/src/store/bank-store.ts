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
