import type { Collection } from 'mongodb';
import type { WebhookSecretStore } from '../access-store.ts';
import type { WebhookSecretDocument } from './documents.ts';
import { isDuplicateKey, reach } from './errors.ts';

/** The hashes of the webhook's secrets of the port, in MongoDB. */
export function createWebhookSecret(secrets: Collection<WebhookSecretDocument>): WebhookSecretStore {
  return {
    get: () =>
      reach(async () => {
        const stored = await secrets.findOne({ _id: ID });
        if (stored === null) return null;
        const { _id, ...secret } = stored;
        return secret;
      }),

    replace: (secret, rev) =>
      reach(async () => {
        const document = { _id: ID, ...secret };
        try {
          if (rev === 0) await secrets.insertOne(document);
          else if ((await secrets.replaceOne({ _id: ID, rev }, document)).matchedCount === 0) return 'stale';
          return 'replaced';
        } catch (error) {
          if (isDuplicateKey(error)) return 'stale';
          throw error;
        }
      }),
  };
}

/** The id of the only document. */
const ID = 'webhook_secret';
