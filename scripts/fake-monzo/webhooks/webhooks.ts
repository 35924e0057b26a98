import type { NewId } from '../ids.ts';
import type { Transaction } from '../transactions/transaction.ts';
import { badParam, notFound } from '../wire/bank-error.ts';
import { goJson } from '../wire/go-json.ts';
import type { Deliveries } from './deliveries.ts';

export type Webhook = { id: string; account_id: string; url: string; client_id: string };
export type Webhooks = ReturnType<typeof createWebhooks>;
type EventType = 'transaction.created' | 'transaction.updated';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** The addresses that hear of an account. The same address twice hears everything twice, as at the bank. */
export function createWebhooks(newId: NewId, deliveries: Deliveries) {
  const webhooks: Webhook[] = [];

  return {
    of: (client_id: string, accountId: string): Webhook[] =>
      webhooks.filter((one) => one.client_id === client_id && one.account_id === accountId),

    list: (): readonly Webhook[] => webhooks,

    register(client_id: string, account_id: string, url: string): Webhook {
      const { protocol, hostname } = URL.canParse(url) ? new URL(url) : { protocol: '', hostname: '' };
      if (protocol !== 'https:' && !(protocol === 'http:' && LOOPBACK.includes(hostname)))
        throw badParam('url', 'must be https');
      const webhook = { id: newId('webhook'), account_id, url, client_id };
      webhooks.push(webhook);
      return webhook;
    },

    /** Removes a webhook. What was on its way to it does not go out. */
    remove(id: string, client_id?: string): void {
      const index = webhooks.findIndex(
        (one) => one.id === id && (client_id === undefined || one.client_id === client_id),
      );
      if (index === -1) throw notFound('webhook');
      webhooks.splice(index, 1);
      deliveries.callOff(id);
    },

    /** Tells everybody who listens to the account, whether or not their token is still good. */
    announce(type: EventType, transaction: Transaction): void {
      const body = goJson({ type, data: transaction });
      for (const { id, account_id, url } of webhooks)
        if (account_id === transaction.account_id)
          deliveries.send({ webhook_id: id, url, type, transaction_id: transaction.id, body });
    },
  };
}
