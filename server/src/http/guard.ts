import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { AppError, unknownAddress } from '../errors.ts';

/** Who makes a change, as histories name them: whoever passes the guard is the organiser. */
export const ORGANISER = 'organiser';

/** Who a request may come from: every path is `organiser` unless it is listed here. */
const PUBLIC_PATHS = [/^\/healthz$/, /^\/readyz$/];

const API = /^\/+api(\/|$)/i;
const WEBHOOK = /^\/+monzo_webhook(\/|$)/i;

/** Changes nothing, and so needs no proof of where the page came from that sent it. */
const SAFE_METHODS = ['GET', 'HEAD'];

/** What the guard judges by; `path` is what the router goes by. */
type Asked = Pick<IncomingMessage, 'method' | 'headers'> & { path: string };

/**
 * The one guard, before the router; it throws what it refuses with. The server listens on this machine only and there
 * is no log-in yet, so what has to be kept out are other web pages in the organiser's browser: those that send changes
 * here (403), and those that point their own name at this machine to read along, which shows in the `Host` they ask
 * for. Static files hold no data; a webhook with a secret in its address is its own proof.
 */
export const createGuard =
  (hasWebhookSecret: boolean) =>
  (asked: Asked): void => {
    const isWebhook = WEBHOOK.test(asked.path);
    if (isPublic(asked) || (isWebhook && hasWebhookSecret)) return;
    const refusal = refusalOf(asked);
    // An address that does not exist is told as such, so that it looks like a webhook with a wrong secret.
    if (refusal && (isWebhook || API.test(asked.path))) throw new AppError('cross_origin', refusal);
    if (refusal) throw unknownAddress();
  };

function refusalOf({ method = '', headers }: Asked): string | null {
  if (!isLoopbackHost(headers.host ?? '')) return 'Please open Paid Up on the machine that it runs on.';
  if (SAFE_METHODS.includes(method) || isSameOrigin(headers)) return null;
  return 'This change came from another web page, so it was refused.';
}

function isSameOrigin({ origin, host, 'sec-fetch-site': site }: IncomingHttpHeaders): boolean {
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  return origin === undefined || origin === `http://${host}`;
}

const isPublic = (asked: Asked) => PUBLIC_PATHS.some((path) => path.test(asked.path)) || isStatic(asked);

const isStatic = ({ method = '', path }: Asked) =>
  SAFE_METHODS.includes(method) && !API.test(path) && !WEBHOOK.test(path);

const isLoopbackHost = (host: string) => /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i.test(host);
