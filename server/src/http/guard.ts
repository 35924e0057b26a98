import { hash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { AppError } from '../errors.ts';

/**
 * Who may make a call. `organiser` and `same_origin` keep out other web pages in a browser on this machine, and are one
 * as long as there is no log-in. `public` is everybody. With a `secret` it is whoever has it as the `:secret` of the
 * path; to anybody else there is no such path.
 */
export type Access = 'public' | 'same_origin' | 'organiser' | { secret: string };

/** Who makes a change, as histories name them. Whoever passes the guard is the organiser. */
export const actorOf = (_request: IncomingMessage): string => 'organiser';

/**
 * The guard before every call. The server listens on this machine only and there is no log-in yet, so what has to be
 * kept out are other web pages in the organiser's browser: those that send changes here, and those that point their
 * own name at this machine to read along, which shows in the `Host` they ask for.
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

/** Changes nothing, and so needs no proof of where the page came from that sent it. */
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

/** A comparison in constant time, which needs digests of one length. */
function equals(secret: string): (text: string) => boolean {
  const digest = (text: string) => hash('sha256', text, 'buffer');
  const expected = digest(secret);
  return (text) => timingSafeEqual(digest(text), expected);
}
