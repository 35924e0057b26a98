import type { Collection } from 'mongodb';
import type { WebhookSecretStore } from '../access-store.ts';
import type { WebhookSecretDocument } from './documents.ts';
import { reach } from './errors.ts';
import { CONFIRM, insertOnce, replaceOnce } from './once.ts';

/** The hashes of the webhook's secrets of the port, in MongoDB. */
export function createWebhookSecret(secrets: Collection<WebhookSecretDocument>): WebhookSecretStore {
  return {
    get: () =>
      reach(async () => {
        const stored = await secrets.findOne({ _id: ID });
        if (stored === null) return null;
        const { _id, confirmations: _count, ...secret } = stored;
        return secret;
      }),

    replace: (secret, rev) =>
      reach(async () => {
        const document = { _id: ID, ...secret };
        const confirmOwn = () => secrets.findOneAndUpdate(document, CONFIRM);
        if (rev > 0) return replaceOnce(() => secrets.replaceOne({ _id: ID, rev }, document), confirmOwn);
        const outcome = await insertOnce(
          () => secrets.insertOne(document),
          confirmOwn,
          () => secrets.findOneAndUpdate({ _id: ID }, CONFIRM),
        );
        return outcome === 'inserted' ? 'replaced' : 'stale';
      }),
  };
}

/** The id of the only document. */
const ID = 'webhook_secret';
