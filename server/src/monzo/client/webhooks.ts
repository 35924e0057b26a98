import { z } from 'zod';
import type { Ask, CallOptions } from './call.ts';
import { listOf, looseText, nothing } from './loose.ts';
import { MonzoError } from './monzo-error.ts';
import { secureUrl } from './secure-url.ts';

const webhook = z.object({ id: z.string().min(1), account_id: looseText, url: z.string() });

export type Webhook = z.infer<typeof webhook>;

const one = z.object({ webhook });
const many = z.object({ webhooks: listOf(webhook) });

/** Where the bank posts each transaction of an account. */
export function createWebhooks(ask: Ask) {
  return { list, register, ensure, delete: remove };

  /** Returns the webhooks that this client has registered for an account. Those of other clients are not shown. */
  async function list(accountId: string, options?: CallOptions): Promise<Webhook[]> {
    const query = { account_id: accountId };
    const { webhooks } = await ask(
      { method: 'GET', path: '/webhooks', query, answer: many, isRepeatable: true },
      options,
    );
    return webhooks;
  }

  /** Registers an address. The bank does not mind a second time, and delivers everything twice then. See `ensure`. */
  async function register(accountId: string, url: string, options?: CallOptions): Promise<Webhook> {
    const form = { account_id: accountId, url: secureUrl(url, 'A webhook').href };
    const call = {
      method: 'POST' as const,
      path: '/webhooks' as const,
      form,
      answer: one,
      isRepeatable: false,
    };
    return (await ask(call, options)).webhook;
  }

  /** Registers an address unless it is registered already. Two callers at once can still register it twice. */
  async function ensure(accountId: string, url: string, options?: CallOptions): Promise<Webhook> {
    const { href } = secureUrl(url, 'A webhook');
    const registered = (await list(accountId, options)).find((webhook) => webhook.url === href);
    return registered ?? register(accountId, href, options);
  }

  /** Deletes a webhook. One that is gone already is deleted, too. */
  async function remove(id: string, options?: CallOptions): Promise<void> {
    try {
      await ask(
        { method: 'DELETE', path: '/webhooks/{id}', id, answer: nothing, isRepeatable: true },
        options,
      );
    } catch (error) {
      if (!(error instanceof MonzoError) || error.status !== 404) throw error;
    }
  }
}
