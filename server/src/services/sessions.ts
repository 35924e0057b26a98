import type { Session } from '@paidup/shared/session';
import { ORGANISER } from '../domain/account-names.ts';
import type { Caller } from '../domain/caller.ts';
import type { AccountRecord, SessionRecord } from '../domain/records.ts';
import { isLiveAt, isSightOld, sessionBounds } from '../domain/session-times.ts';
import { AppError, notFound } from '../errors.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { hashOf, newSecret } from './secrets.ts';

/** Opens, knows and ends the sessions of those who have logged in. */
export function createSessionsService({ store, clock, newId }: ServiceDependencies) {
  const listeners = new Set<(sessionId: string) => void>();

  return {
    /**
     * Opens a session for somebody whose password was right. Returns `null` if that was changed, or the account removed,
     * in the meantime.
     */
    async open(account: AccountRecord, device: string): Promise<{ sessionToken: string } | null> {
      const now = clock();
      const sessionToken = newSecret();
      const id = newId('session');
      await store.sessions.removeOld(sessionBounds(now));
      await store.sessions.create({
        id,
        token_hash: hashOf(sessionToken),
        account_id: account.id,
        device: device.slice(0, 100).toWellFormed(),
        created_at: now,
        last_seen_at: now,
      });
      // A change of the password ends all sessions after it is stored. It has either ended this one, or is seen here.
      const current = await store.accounts.get(account.id);
      if (current !== null && current.password_hash === account.password_hash) {
        await store.accounts.touch(account.id, now);
        return { sessionToken };
      }
      await store.sessions.remove(id, account.id);
      return null;
    },

    /** Returns who has this session, and remembers that they were seen. */
    async callerOf(sessionToken: string): Promise<Caller | null> {
      const session = await store.sessions.findByHash(hashOf(sessionToken));
      if (session === null) return null;
      const caller = await liveCaller(session);
      if (caller !== null) await remember(session);
      return caller;
    },

    /** Whether a session still holds. It does not count as being seen. */
    async isLive(sessionId: string): Promise<boolean> {
      const session = await store.sessions.get(sessionId);
      return session !== null && (await liveCaller(session)) !== null;
    },

    /** The caller's own sessions. */
    async list(caller: Caller): Promise<{ items: Session[] }> {
      const now = clock();
      const sessions = await store.sessions.list(accountIdOf(caller));
      return {
        items: sessions
          .filter((session) => isLiveAt(session, now))
          .map(({ id, device, created_at, last_seen_at }) => ({
            id,
            current: id === caller.session_id,
            device,
            created_at,
            last_seen_at,
          })),
      };
    },

    /** Ends one of the caller's own sessions, or throws 404. */
    async end(caller: Caller, id: string): Promise<void> {
      if ((await store.sessions.remove(id, accountIdOf(caller))) === 'absent') throw notFound('session');
      notify(id);
    },

    /** Ends the caller's own session, which may have ended already. */
    async logOut(caller: Caller): Promise<void> {
      if (caller.session_id === null) return;
      await store.sessions.remove(caller.session_id, accountIdOf(caller));
      notify(caller.session_id);
    },

    /** Ends all sessions of an account, or all but one. */
    async endAll(accountId: string, keep: string | null): Promise<void> {
      for (const id of await store.sessions.removeAll(accountId, keep)) notify(id);
    },

    /** Calls back when a session is ended in this process. Returns a function that stops it. */
    whenEnded(listener: (sessionId: string) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  /** The organiser is never removed, so that only a deputy's account has to be looked up. */
  async function liveCaller({ id, account_id, ...session }: SessionRecord): Promise<Caller | null> {
    if (!isLiveAt({ id, account_id, ...session }, clock())) return null;
    const caller = { account_id, session_id: id, token_id: null };
    if (account_id === ORGANISER) return { role: 'organiser', name: ORGANISER, ...caller };
    const account = await store.accounts.get(account_id);
    return account && { role: account.role, name: account.name, ...caller };
  }

  /** Writes once a minute at most. A store that can't be written to must not keep anybody from reading. */
  async function remember({ id, account_id, last_seen_at }: SessionRecord): Promise<void> {
    const now = clock();
    if (!isSightOld(last_seen_at, now)) return;
    await Promise.all([store.sessions.touch(id, now), store.accounts.touch(account_id, now)]).catch(
      () => undefined,
    );
  }

  function notify(sessionId: string): void {
    for (const listener of listeners) listener(sessionId);
  }
}

export type SessionsService = ReturnType<typeof createSessionsService>;

/** A token has no account. The guard keeps tokens away from here, and this makes sure. */
export function accountIdOf({ account_id }: Caller): string {
  if (account_id === null) throw new AppError('forbidden', 'A token can’t do that. Please log in.');
  return account_id;
}
