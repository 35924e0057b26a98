import type { WebhookSecretRecord } from '../domain/records.ts';
import { isSecretOld } from '../domain/session-times.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { hashOf, isSecretOf } from './secrets.ts';

/**
 * Lets the bank go on using the secret before the present one, until it has used the present one, and for 7 days at most.
 * The secret itself is in the environment alone. The store has hashes, so that the next start knows that it was changed.
 */
export function createWebhookSecretService({ store, clock }: Pick<ServiceDependencies, 'store' | 'clock'>) {
  /** What this process accepts beside the present secret. A wrong secret is compared with it, and never looked up. */
  let former: { hash: string; changedAt: string } | null = null;

  return {
    /** Notes the secret at a start. One that was in use before it becomes the former one. */
    async prepare(secret: string | undefined): Promise<void> {
      if (secret === undefined) return;
      for (;;) {
        const stored = await store.webhookSecret.get();
        const noted = noteSecret(stored, hashOf(secret), clock());
        if (noted !== stored && (await store.webhookSecret.replace(noted, stored?.rev ?? 0)) === 'stale')
          continue;
        former =
          noted.previous_hash === null ? null : { hash: noted.previous_hash, changedAt: noted.changed_at };
        return;
      }
    },

    /** Forgets the former secret, since the bank knows the present one. */
    async wasUsed(secret: string): Promise<void> {
      if (former === null) return;
      const stored = await store.webhookSecret.get();
      if (stored?.current_hash === hashOf(secret) && stored.previous_hash !== null)
        await store.webhookSecret.replace(
          { ...stored, previous_hash: null, rev: stored.rev + 1 },
          stored.rev,
        );
      former = null;
    },

    /** Whether this is the former secret, and no process has seen the present one used. */
    async isFormer(text: string): Promise<boolean> {
      if (former === null || !isSecretOf(former.hash, text) || isSecretOld(former.changedAt, clock()))
        return false;
      const stored = await store.webhookSecret.get();
      return stored?.previous_hash === former.hash;
    },
  };
}

export type WebhookSecretService = ReturnType<typeof createWebhookSecretService>;

function noteSecret(stored: WebhookSecretRecord | null, hash: string, now: string): WebhookSecretRecord {
  if (stored?.current_hash === hash) return stored;
  const rev = (stored?.rev ?? 0) + 1;
  return { current_hash: hash, previous_hash: stored?.current_hash ?? null, changed_at: now, rev };
}
