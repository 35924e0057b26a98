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

/** Returns whom the guard let in. A call that is open to everybody is made by nobody, who is shown the least. */
export const callerOf = (request: IncomingMessage): Caller => callers.get(request) ?? NOBODY;

const callers = new WeakMap<IncomingMessage, Caller>();

const NOBODY: Caller = {
  role: 'deputy',
  name: 'nobody',
  account_id: null,
  session_id: null,
  token_id: null,
};
