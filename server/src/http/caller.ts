import type { IncomingMessage } from 'node:http';
import type { Caller } from '../domain/caller.ts';
import type { AccessService } from '../services/access.ts';
import type { SessionCookie } from './session-cookie.ts';

export type Identify = ReturnType<typeof createIdentify>;

/**
 * Returns the function that finds out who sends a request. A token counts before a cookie. `hasCookie` is also true
 * beside a token, since a browser adds the cookie by itself.
 */
export function createIdentify(
  access: Pick<AccessService, 'callerOfSession' | 'callerOfToken'>,
  cookie: Pick<SessionCookie, 'read'>,
) {
  return async (request: IncomingMessage): Promise<{ caller: Caller | null; hasCookie: boolean }> => {
    const session = cookie.read(request);
    const token = /^Bearer +([\w~+/.-]+=*)$/i.exec(request.headers.authorization ?? '')?.[1];
    const hasCookie = session !== null;
    if (token !== undefined) return { caller: await access.callerOfToken(token), hasCookie };
    return { caller: session === null ? null : await access.callerOfSession(session), hasCookie };
  };
}

/** Notes whom the guard let in. */
export function noteCaller(request: IncomingMessage, caller: Caller): void {
  callers.set(request, caller);
}

/** Returns whom the guard let in. */
export function callerOf(request: IncomingMessage): Caller {
  const caller = callers.get(request);
  if (!caller) throw new Error('This call is open to everybody, so its caller is unknown.');
  return caller;
}

/** Decides whether the guard let a deputy in. */
export const isDeputy = (request: IncomingMessage): boolean => callers.get(request)?.role === 'deputy';

const callers = new WeakMap<IncomingMessage, Caller>();
