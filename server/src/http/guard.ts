import { hash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import type { Caller } from '../domain/caller.ts';
import { AppError, unknownAddress } from '../errors.ts';
import type { WebhookSecretService } from '../services/webhook-secret.ts';
import { type Identify, noteCaller } from './caller.ts';
import { isFromHere } from './from-here.ts';
import { createSameOrigin, isFromNoOtherPage, isFromNoPage } from './same-origin.ts';
import type { Workload } from './workload.ts';

/**
 * Says who may make a call.
 * - `public`: everybody, but no other web page may send a change.
 * - `local`: programs and the app's pages on this machine, but no other page, and nothing through a proxy.
 * - `here_or_token`: programs on this machine, and tokens. For everybody else the path does not exist.
 * - `organiser`: the organiser and their tokens.
 * - `deputy`: the deputies too.
 * - `organiser_session`: the organiser after a log-in, but no token.
 * - `any_session`: whoever has logged in, but no token.
 * - `{ secret }`: who knows the `:secret` of the path. Without it the path does not exist.
 */
export type Access = keyof typeof ROLES | SecretAccess;

/** The secret of a path, and the one before it, which works until the present one is used. */
type SecretAccess = {
  secret: string;
  former: Pick<WebhookSecretService, 'isFormer' | 'wasUsed'>;
};

/** Returns the guard that lets in whom any of `allowed` lets in. */
export type Guard = (...allowed: Access[]) => RequestHandler;

const ROLES = {
  public: [],
  local: [],
  here_or_token: [],
  organiser: ['organiser', 'token'],
  deputy: ['organiser', 'token', 'deputy'],
  organiser_session: ['organiser'],
  any_session: ['organiser', 'deputy'],
} satisfies Record<string, Caller['role'][]>;

/** Makes the guards before the calls. Strangers get 401 before anything else, so that they learn nothing of a path. */
export function createGuard(identify: Identify, publicUrl: string | undefined, workload: Workload): Guard {
  const isSameOrigin = createSameOrigin(publicUrl);

  return (...allowed) => {
    for (const access of allowed) if (typeof access === 'object') return letInWithSecret(access);
    if (allowed.includes('public')) return letInPublicly;
    if (allowed.includes('local')) return letInLocally;
    if (allowed.includes('here_or_token')) return letInFromHereOrWithToken;
    const roles = new Set(allowed.flatMap((access) => (typeof access === 'object' ? [] : rolesIn(access))));
    return async (request, _response, next) => {
      const { caller, hasCookie } = await workload('refused', () => identify(request));
      if (!caller) throw new AppError('unauthenticated', 'Please log in first.');
      if (hasCookie && isChange(request) && !isSameOrigin(request.headers)) throw crossOrigin();
      if (!roles.has(caller.role)) throw forbidden(caller);
      noteCaller(request, caller);
      next();
    };
  };

  function letInPublicly(...[request, , next]: Parameters<RequestHandler>): void {
    const { headers } = request;
    if (isChange(request) && !isFromNoPage(headers) && !isSameOrigin(headers)) throw crossOrigin();
    next();
  }

  function letInLocally(...[request, , next]: Parameters<RequestHandler>): void {
    if (!isFromHere(request)) throw notFromHere();
    if (isChange(request) && !isFromNoOtherPage(request.headers)) throw crossOrigin();
    next();
  }

  async function letInFromHereOrWithToken(...[request, , next]: Parameters<RequestHandler>): Promise<void> {
    if (!isFromHere(request) && (await identify(request)).caller?.role !== 'token') throw unknownAddress();
    next();
  }
}

const rolesIn = (access: keyof typeof ROLES): Caller['role'][] => ROLES[access];

/** Any page may send the methods that change nothing. It can't read the answer. */
const isChange = ({ method = '' }: IncomingMessage) => !['GET', 'HEAD'].includes(method);

const crossOrigin = () =>
  new AppError('cross_origin', 'This change came from another web page, so it was refused.');

const notFromHere = () =>
  new AppError('cross_origin', 'This is for programs on the same machine, and no proxy may pass it on.');

const forbidden = ({ role }: Caller) =>
  new AppError(
    'forbidden',
    role === 'token'
      ? 'A token may not do this. Please log in to the app.'
      : 'Only the organiser may do this.',
  );

function letInWithSecret({ secret, former }: SecretAccess): RequestHandler {
  const isSecret = equals(secret);
  return async ({ params }, _response, next) => {
    const text = String(params['secret']);
    const isPresent = isSecret(text);
    if (isPresent) await former.wasUsed(text);
    next(isPresent || (await former.isFormer(text)) ? undefined : 'route');
  };
}

/** Compares in constant time. That needs digests of the same length. */
function equals(secret: string): (text: string) => boolean {
  const digest = (text: string) => hash('sha256', text, 'buffer');
  const expected = digest(secret);
  return (text) => timingSafeEqual(digest(text), expected);
}
