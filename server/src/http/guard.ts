import type { Request, RequestHandler } from 'express';
import { AppError, unknownAddress } from '../errors.ts';

/** Who makes a change, as histories name them: whoever passes the guard is the organiser. */
export const ORGANISER = 'organiser';

/** Who a request may come from: every path is `organiser` unless it is listed here. */
const PUBLIC_PATHS = [/^\/healthz$/, /^\/readyz$/];

const API = /^\/+api(\/|$)/i;
const WEBHOOK = /^\/+monzo_webhook(\/|$)/i;

/** Changes nothing, and so needs no proof of where the page came from that sent it. */
const SAFE_METHODS = ['GET', 'HEAD'];

export type GuardSettings = {
  /** Where browsers reach the app, when that is not an address of this machine. */
  publicUrl: string | undefined;
  hasWebhookSecret: boolean;
};

/**
 * The one guard, before the router. The server listens on this machine only and there is no log-in yet, so what
 * has to be kept out are other web pages in the organiser's browser: those that send changes here (403), and
 * those that point their own name at this machine to read along, which shows in the `Host` they ask for.
 * Static files hold no data; a webhook with a secret in its address is its own proof.
 */
export function createGuard({ publicUrl, hasWebhookSecret }: GuardSettings): RequestHandler {
  const publicOrigin = publicUrl === undefined ? null : new URL(publicUrl).origin;
  const publicHost = publicUrl === undefined ? null : new URL(publicUrl).host;

  return (request, _response, next) => {
    const isWebhook = WEBHOOK.test(request.path);
    if (isPublic(request) || (isWebhook && hasWebhookSecret)) return next();
    const refusal = refusalOf(request);
    // An address that does not exist is told as such, so that it looks like a webhook with a wrong secret.
    if (refusal && (isWebhook || API.test(request.path))) throw new AppError('cross_origin', refusal);
    if (refusal) throw unknownAddress();
    next();
  };

  function refusalOf(request: Request): string | null {
    if (!isOurHost(request)) return 'Please open Paid Up under its own address.';
    if (SAFE_METHODS.includes(request.method) || isSameOrigin(request)) return null;
    return 'This change came from another web page, so it was refused.';
  }

  function isOurHost(request: Request): boolean {
    const host = request.headers.host ?? '';
    return host === publicHost || isLoopbackHost(host);
  }

  function isSameOrigin(request: Request): boolean {
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
    const { origin } = request.headers;
    return origin === undefined || origin === publicOrigin || origin === `http://${request.headers.host}`;
  }
}

const isPublic = (request: Request) =>
  PUBLIC_PATHS.some((path) => path.test(request.path)) || isStatic(request);

const isStatic = ({ method, path }: Request) =>
  SAFE_METHODS.includes(method) && !API.test(path) && !WEBHOOK.test(path);

const isLoopbackHost = (host: string) => /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i.test(host);
