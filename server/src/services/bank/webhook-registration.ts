import { connectedTo } from '../../domain/bank-connection.ts';
import { MonzoError, type Webhook } from '../../monzo/client/index.ts';
import { createAlone } from '../alone.ts';
import type { ServiceDependencies } from '../dependencies.ts';
import { bankUnavailable, type Connection } from './connection.ts';

/**
 * Sees to it that the bank posts to exactly one address of ours. Ours are those of our origin that begin with
 * `/monzo_webhook`. Everything is decided by what the bank lists, so that a step that was cut short is made good by the
 * next. One process at a time does it.
 */
export function createWebhookRegistration(
  { store, newId, clock, bank }: Pick<ServiceDependencies, 'store' | 'newId' | 'clock' | 'bank'>,
  { current, change, setProblem, ask }: Connection,
) {
  const { alone } = createAlone({ store, newId });
  const address = bank ? new URL(bank.publicUrl + bank.webhookPath).href : '';

  return {
    /** Makes this account the connected one, once its webhook is there. */
    connectTo: (account: { id: string; name: string }): Promise<void> =>
      alone('bank webhook', async () => {
        const webhook_id = await reconcile(account.id);
        await change((connection) =>
          connection.state === 'disconnected'
            ? {}
            : connectedTo(connection, account, { webhook_id, now: clock() }),
        );
      }),

    /** Looks whether the connected account still has its webhook, and no other. */
    async keep(): Promise<void> {
      if ((await current()).state !== 'connected') return;
      await alone('bank webhook', async () => {
        const { state, account } = await current();
        if (state !== 'connected' || account === null) return;
        const webhook_id = await reconcile(account.id);
        await change((connection) =>
          connection.account?.id !== account.id || connection.webhook_id === webhook_id ? {} : { webhook_id },
        );
        await setProblem('webhook_missing', false);
      });
    },
  };

  /**
   * Registers before it deletes, so that no payment falls between. Returns the id of the one that stays. What the bank
   * refuses for good is noted as a problem.
   */
  async function reconcile(accountId: string): Promise<string> {
    try {
      const ours = await listOurs(accountId);
      const kept =
        ours.find((webhook) => webhook.account_id === accountId && webhook.url === address) ??
        (await ask((monzo) => monzo.webhooks.register(accountId, address)));
      for (const { id } of ours) if (id !== kept.id) await ask((monzo) => monzo.webhooks.delete(id));
      return kept.id;
    } catch (error) {
      if (!(error instanceof MonzoError)) throw error;
      await setProblem('webhook_missing', true);
      throw bankUnavailable(null);
    }
  }

  /** Lists every account, since a former choice may have left one elsewhere. */
  async function listOurs(accountId: string): Promise<Webhook[]> {
    const usable = await ask((monzo) => monzo.accounts.usable());
    const ours: Webhook[] = [];
    for (const id of new Set([accountId, ...usable.map((account) => account.id)])) {
      const listed = await ask((monzo) => monzo.webhooks.list(id));
      ours.push(...listed.filter(isOurs).map((webhook) => ({ ...webhook, account_id: id })));
    }
    return ours;
  }

  function isOurs({ url }: Webhook): boolean {
    if (!URL.canParse(url)) return false;
    const { origin, pathname } = new URL(url);
    return origin === bank?.publicUrl && /^\/monzo_webhook(\/|$)/.test(pathname);
  }
}

export type WebhookRegistration = ReturnType<typeof createWebhookRegistration>;
