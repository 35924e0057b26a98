import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseCookie, type SetCookie, stringifySetCookie } from 'cookie';

export type SessionCookie = ReturnType<typeof createSessionCookie>;

/**
 * Reads and sets the cookie that holds a session's token. Browsers take the prefix `__Host-` only over https, so the
 * cookie has another name where `PUBLIC_URL` is not https.
 */
export function createSessionCookie(isSecure: boolean) {
  const cookie: SetCookie = {
    name: isSecure ? '__Host-paidup' : 'paidup',
    value: '',
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: isSecure,
  };

  return {
    /** Returns the token that a request carries, or `null`. */
    read: ({ headers }: IncomingMessage): string | null =>
      parseCookie(headers.cookie ?? '')[cookie.name] || null,

    /** Gives a token to the browser. */
    set: (response: ServerResponse, token: string): void =>
      send(response, { ...cookie, value: token, maxAge: THIRTY_DAYS }),

    /** Makes the browser forget the token. */
    clear: (response: ServerResponse): void => send(response, { ...cookie, maxAge: 0 }),
  };
}

/** In seconds. A session ends after this time however often it is used. */
const THIRTY_DAYS = 30 * 24 * 60 * 60;

function send(response: ServerResponse, cookie: SetCookie): void {
  response.setHeader('Set-Cookie', stringifySetCookie(cookie));
}
