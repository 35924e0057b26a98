import type { BankClock } from '../bank-clock.ts';
import type { NewId } from '../ids.ts';
import type { Switches } from '../switches.ts';
import { BankError } from '../wire/bank-error.ts';
import type { Client } from './clients.ts';
import type { Session, Token } from './session.ts';

/** The life of an access token, in seconds. */
export const TOKEN_LIFE = 21_600;

export type Sessions = ReturnType<typeof createSessions>;

/** The logins and their tokens. Of one user at one client the newest token alone is good. */
export function createSessions(clock: BankClock, newId: NewId, switches: Switches) {
  const sessions: Session[] = [];
  const owners = new Map<string, { session: Session; token: Token }>();

  return {
    list: (): readonly Session[] => sessions,

    /** The login of this id, or the newest one. */
    find(id?: string): Session {
      const session = id === undefined ? sessions.at(-1) : sessions.find((one) => one.id === id);
      if (!session) throw new BankError('not_found.session', 'There is no such login');
      return session;
    },

    /** Begins a login, which evicts the one before. It can do nothing until the owner approves it in the app. */
    begin(client: Client, userId: string): Session {
      for (const one of sessions)
        if (one.clientId === client.id && one.userId === userId) one.end ??= 'evicted';
      const session: Session = {
        id: newId('session'),
        clientId: client.id,
        userId,
        began: clock.now(),
        approval: 'waiting',
        approvedAt: 0,
        end: null,
        access: newAccessToken(),
        refresh: client.isConfidential ? newToken('refresh') : null,
      };
      sessions.push(session);
      own(session);
      if (switches.approval === 'at_once') approve(session);
      return session;
    },

    approve,

    /** Gives the login a new pair. The refresh token that is shown for it can't be used again. */
    refresh(client: Client, value: string): Session {
      const owner = owners.get(value);
      if (!owner || owner.token !== owner.session.refresh || owner.session.clientId !== client.id) {
        if (owner && switches.refresh_reuse === 'ends_login') owner.session.end ??= 'evicted';
        throw new BankError('unauthorized.bad_refresh_token', 'Bad refresh token');
      }
      const { session } = owner;
      if (session.end === 'evicted')
        throw new BankError('unauthorized.bad_refresh_token.evicted', 'Refresh token has been evicted');
      if (session.end) throw new BankError('unauthorized.bad_refresh_token', 'Bad refresh token');
      session.access.isReplaced = true;
      session.access = newAccessToken();
      session.refresh = newToken('refresh');
      own(session);
      return session;
    },

    /** Returns whose access token the header carries. */
    authenticate(header: string | undefined): Session {
      const value = /^Bearer (\S+)$/i.exec(header ?? '')?.[1] ?? '';
      const owner = owners.get(value);
      if (!owner || owner.token === owner.session.refresh || owner.session.end === 'logged_out')
        throw unknown();
      const { session, token } = owner;
      if (session.end === 'evicted' || token.isReplaced)
        throw new BankError('unauthorized.bad_access_token.evicted', 'Access token has been evicted');
      if (token.ends === null) throw unknown();
      if (token.ends <= clock.now())
        throw new BankError('unauthorized.bad_access_token.expired', 'Access token has expired');
      return session;
    },
  };

  function approve(session: Session): void {
    session.approval = 'approved';
    session.approvedAt = clock.now();
  }

  function newAccessToken(): Token {
    return { ...newToken('access'), ends: clock.now() + TOKEN_LIFE * 1000 };
  }

  function newToken(kind: string): Token {
    return { value: newId(`fake${kind}token`), ends: null, isReplaced: false };
  }

  function own(session: Session): void {
    for (const token of [session.access, session.refresh])
      if (token) owners.set(token.value, { session, token });
  }

  function unknown(): BankError {
    return switches.unknown_token === 'bad_request'
      ? new BankError('bad_request.invalid_token', 'Token is invalid')
      : new BankError('unauthorized.bad_access_token', 'Bad access token');
  }
}
