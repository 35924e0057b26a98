import { hash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { AppError } from '../errors.ts';

/**
 * Says who may make a call. `public` lets everybody in. `organiser` and `same_origin` keep out other web pages in a
 * browser on this machine, and mean the same until there is a log-in. A `secret` has to stand as the `:secret` of the
 * path, and without it the path does not exist.
 */
export type Access = 'public' | 'same_origin' | 'organiser' | { secret: string };

/** Returns the name under which histories record a change. Everybody who passes the guard is the organiser. */
export const actorOf = (_request: IncomingMessage): string => 'organiser';

/**
 * Returns the guard before a call. The server listens on this machine only and has no log-in yet, so the guard has to
 * keep out other web pages in the organiser's browser. Some send changes here. Others point their own host name at this
 * machine to read along, and the `Host` header gives them away.
 */
export function guard(access: Access): RequestHandler {
  if (access === 'public') return (_request, _response, next) => next();
  if (typeof access === 'object') {
    const isSecret = equals(access.secret);
    return ({ params }, _response, next) => next(isSecret(String(params['secret'])) ? undefined : 'route');
  }
  return (request, _response, next) => {
    const refusal = refusalOf(request);
    if (refusal !== null) throw new AppError('cross_origin', refusal);
    next();
  };
}

/** These methods change nothing, so any page may send them. */
const SAFE_METHODS = ['GET', 'HEAD'];

function refusalOf({ method = '', headers }: IncomingMessage): string | null {
  if (!isLoopbackHost(headers.host ?? '')) return 'Please open Paid Up on the machine that it runs on.';
  if (SAFE_METHODS.includes(method) || isSameOrigin(headers)) return null;
  return 'This change came from another web page, so it was refused.';
}

function isSameOrigin({ origin, host, 'sec-fetch-site': site }: IncomingHttpHeaders): boolean {
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  return origin === undefined || origin === `http://${host}`;
}

const isLoopbackHost = (host: string) => /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i.test(host);

/** Compares in constant time. That needs digests of the same length. */
function equals(secret: string): (text: string) => boolean {
  const digest = (text: string) => hash('sha256', text, 'buffer');
  const expected = digest(secret);
  return (text) => timingSafeEqual(digest(text), expected);
}
