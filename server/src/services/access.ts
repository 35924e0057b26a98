import type { Session } from '@paidup/shared/session';
import type { Caller } from '../domain/caller.ts';

/** Says who somebody is, lets them in and out, and keeps everybody else out. */
export type AccessService = {
  /**
   * Makes the organiser at a start. Where nobody has claimed Paid Up, that is with this password, or else with a new
   * one-time link, and the token of an earlier link stops working. Later the password is ignored.
   */
  prepare(options: {
    organiserPassword: string | undefined;
  }): Promise<{ setupToken: string | null; ignoredPassword: boolean }>;
  /** Whether the organiser has no password yet, and whether a link of anybody waits to be used. */
  state(): Promise<{ setup_required: boolean; isSetupOpen: boolean }>;
  /** Spends a one-time link on a password, and logs in. Throws 403 for a wrong token, 404 when no link is open, 400. */
  claim(claim: { token: string; password: string; device: string }): Promise<{ sessionToken: string }>;
  /** Logs in. Throws 401 for a wrong password and 429 after too many of them from this address. */
  logIn(login: {
    password: string;
    name?: string | undefined;
    address: string;
    device: string;
  }): Promise<{ sessionToken: string }>;
  callerOfSession(sessionToken: string): Promise<Caller | null>;
  callerOfToken(token: string): Promise<Caller | null>;
  /** Whether a session still holds. It does not count as being seen. */
  isLive(sessionId: string): Promise<boolean>;
  logOut(caller: Caller): Promise<void>;
  /** The caller's own sessions. */
  sessions(caller: Caller): Promise<{ items: Session[] }>;
  /** Ends one of the caller's own sessions, or throws 404. */
  endSession(caller: Caller, id: string): Promise<void>;
  /** Ends every other session of the caller. Throws 400 for a wrong current password or a weak new one. */
  changePassword(caller: Caller, passwords: { current: string; next: string }): Promise<void>;
  /** Calls back when a session is ended in this process. Returns a function that stops it. */
  whenSessionEnds(listener: (sessionId: string) => void): () => void;
};
