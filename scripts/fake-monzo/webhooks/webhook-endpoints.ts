import type { Endpoint } from '../endpoint.ts';
import type { FakeBank } from '../fake-bank.ts';
import { required } from '../wire/params.ts';
import type { Webhook } from './webhooks.ts';

/** Registering webhooks. A client sees its own. */
export const webhookEndpoints = ({ accounts, webhooks, switches }: FakeBank): Endpoint[] => [
  {
    method: 'post',
    path: '/webhooks',
    answer({ session, form }) {
      const account = accounts.find(required(form, 'account_id'), session.userId);
      return { webhook: shown(webhooks.register(session.clientId, account.id, required(form, 'url'))) };
    },
  },
  {
    method: 'get',
    path: '/webhooks',
    answer({ session, query }) {
      const account = accounts.find(required(query, 'account_id'), session.userId);
      return { webhooks: webhooks.of(session.clientId, account.id).map(shown) };
    },
  },
  {
    method: 'delete',
    path: '/webhooks/:id',
    answer({ session, id }) {
      webhooks.remove(id, session.clientId);
      return switches.webhook_delete_answer === 'list' ? [] : {};
    },
  },
];

const shown = ({ account_id, id, url }: Webhook) => ({ account_id, id, url });
