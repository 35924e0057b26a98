import { createAccounts } from './accounts.ts';
import { createAttachments } from './attachments.ts';
import { createAuth, createRefresh, type Credentials } from './auth.ts';
import { createBalance } from './balance.ts';
import type { Ask, CallOptions } from './call.ts';
import { type Clock, systemClock } from './clock.ts';
import type { Limits } from './exchange.ts';
import { createFeed } from './feed.ts';
import { refusal } from './monzo-error.ts';
import { createPots } from './pots.ts';
import { createReceipts } from './receipts.ts';
import { retried } from './retry.ts';
import { secureUrl } from './secure-url.ts';
import { createSend } from './send.ts';
import { createSession } from './session.ts';
import type { TokenStore } from './tokens.ts';
import { createTransactions } from './transactions.ts';
import { createWebhooks } from './webhooks.ts';

export type MonzoClientOptions = Partial<Limits> & {
  credentials: Credentials;
  /** Where the login is kept. */
  tokens: TokenStore;
  /** The bank's hosts. Others are for a fake bank. */
  apiUrl?: string;
  authUrl?: string;
  fetch?: typeof fetch;
  clock?: Clock;
  /** Returns a number from 0 to 1, by chance. */
  random?: () => number;
};

export type MonzoClient = ReturnType<typeof createMonzoClient>;

/**
 * Returns the client of Monzo's API, for one login. A request takes 10 s at most and reads 1 MB at most. What can be
 * repeated without harm is tried 4 times. Every call rejects with `MonzoError`, or with what the token store throws.
 */
export function createMonzoClient({
  credentials,
  tokens,
  apiUrl = 'https://api.monzo.com',
  authUrl = 'https://auth.monzo.com',
  fetch = globalThis.fetch,
  clock = systemClock,
  random = Math.random,
  timeout = 10_000,
  maxBytes = 1_000_000,
}: MonzoClientOptions) {
  const sender = { fetch, clock, timeout, maxBytes };
  const send = createSend(sender, originOf(apiUrl));
  const session = createSession({ tokens, clock, refresh: createRefresh(credentials, send, clock) });

  const patiently: Patiently = (step, { signal, tries = 4 } = {}) =>
    retried(() => step(signal), { clock, random, tries, signal });
  const ask: Ask = (call, options) =>
    patiently((signal) => session.withToken((bearer) => send(call, { bearer, signal }), signal), options);
  const refresh = (options?: CallOptions) => patiently(session.renewNow, options);

  return {
    auth: createAuth({ credentials, send, ask, refresh, tokens, authUrl: originOf(authUrl), clock }),
    accounts: createAccounts(ask),
    balance: createBalance(ask),
    pots: createPots(ask),
    transactions: createTransactions(ask, clock),
    feed: createFeed(ask),
    attachments: createAttachments(ask, sender),
    receipts: createReceipts(ask),
    webhooks: createWebhooks(ask),
  };
}

/** Takes a step, and takes it again after trouble that passes. */
type Patiently = <Result>(
  step: (signal: AbortSignal | undefined) => Promise<Result>,
  options?: CallOptions,
) => Promise<Result>;

/** A host, and nothing after it. */
function originOf(text: string): URL {
  const url = secureUrl(text, 'The bank');
  if (url.href === `${url.origin}/`) return url;
  throw refusal('The address of the bank has nothing after its host.', 'insecure_url');
}
