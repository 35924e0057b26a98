import type { z } from 'zod';
import type { FakeBank } from '../fake-bank.ts';
import { pairOf } from '../login/login-endpoints.ts';
import { logIn } from '../login/login-page.ts';
import { notFound } from '../wire/bank-error.ts';
import { goJson } from '../wire/go-json.ts';
import type { inputs } from './control-input.ts';

type Input<Name extends keyof typeof inputs> = z.output<(typeof inputs)[Name]>;

export type Controls = ReturnType<typeof createControls>;

/** What whoever plays the bank can do. The page and the JSON calls do the same. Without an id it is the newest login. */
export function createControls(bank: FakeBank) {
  const { accounts, clients, clock, deliveries, sessions, webhooks } = bank;

  return {
    /** Moves the clock, and waits for what happens until then, webhooks with their retries included. */
    moveClock: (to: Input<'clock'>): Promise<void> =>
      'now' in to ? clock.moveTo(to.now) : clock.advance(to.advance_seconds * 1000),

    /** Opens the login page's address as the owner, or as `user_id`, and says yes, or no if that is `null`. */
    logIn({ authorise_url, user_id = accounts.users[0].id }: Input<'login'>): { redirect_url: string } {
      const query = new URL(authorise_url, 'http://bank').searchParams;
      return { redirect_url: logIn(bank, query, user_id) };
    },

    /** Makes a login without the walk through a browser, and returns its tokens as the bank would. */
    issueTokens({ client_id = clients[0].id, user_id = accounts.users[0].id, approved }: Input<'tokens'>) {
      const client = clients.find(({ id }) => id === client_id);
      if (!client) throw notFound('client');
      const session = sessions.begin(client, user_id);
      if (approved) sessions.approve(session);
      return pairOf(session);
    },

    /** The owner says yes in the app. It confirms an approval that has lapsed, too. */
    approve: (id?: string): void => sessions.approve(sessions.find(id)),
    /** The owner says no in the app. */
    refuse: (id?: string): void => void (sessions.find(id).approval = 'refused'),
    /** The approval is taken back, so that it has to be given again. */
    revoke: (id?: string): void => void (sessions.find(id).approval = 'waiting'),
    /** The access token's life is over. */
    expire: (id?: string): void => void (sessions.find(id).access.ends = clock.now()),
    /** Somebody has logged in elsewhere with the same client, so that both tokens are dead. */
    evict: (id?: string): void => void (sessions.find(id).end = 'evicted'),

    /** Registers an address, for the first current account unless another is named. */
    registerWebhook: ({ url, account_id }: Input<'webhook'>) =>
      webhooks.register(clients[0].id, accounts.get(account_id).id, url),

    /** Posts any body to whoever listens to the account. A string goes as it is, JSON or not. */
    deliver({ account_id, body }: Input<'delivery'>): void {
      const account = accounts.get(account_id);
      const text = typeof body === 'string' ? body : goJson(body);
      for (const { id, url } of webhooks.list().filter((one) => one.account_id === account.id))
        deliveries.send({ webhook_id: id, url, type: 'raw', transaction_id: '', body: text });
    },

    turnSwitches: (some: Input<'switches'>): unknown => Object.assign(bank.switches, some),
  };
}
