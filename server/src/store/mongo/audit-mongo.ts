import type { StoreLog } from '../store-log.ts';
import { StoreError, type AuditReport } from '../store.ts';
import { auditCollections } from './audit.ts';
import { askCapabilities, safely } from './capabilities.ts';
import { collectionsOf, hasCollections } from './collections.ts';
import { connect, databaseName } from './connect.ts';
import { reach } from './errors.ts';

/**
 * Audits the database that the URL names without writing to it, also beside its servers. Rejects with a one-line
 * `StoreError` when there is nothing of ours in it, as under a mistyped name, or when the server does not come.
 */
export async function auditMongo(url: string, log: StoreLog): Promise<AuditReport> {
  const client = await connect(url, log);
  try {
    const name = databaseName(url);
    const database = client.db(name, safely(await reach(() => askCapabilities(client, log))));
    if (!(await reach(() => hasCollections(database))))
      throw new StoreError('broken', `there is no Paid Up in the MongoDB database ${name}.`);
    return await auditCollections(collectionsOf(database));
  } finally {
    await client.close();
  }
}
