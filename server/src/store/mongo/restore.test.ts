import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aPayment } from '../../../test/store/records.ts';
import { dropDatabase, newDatabaseUrl, serverUrl, silence } from '../../../test/support/mongo-place.ts';
import type { BackupRecord } from '../../domain/records.ts';
import { openStore, openStoreToRead } from '../open-store.ts';

const record: BackupRecord = { noun: 'payment', record: aPayment('tx_1') };

async function* whole() {
  yield record;
}

async function* half() {
  yield record;
  throw new Error('killed');
}

describe.runIf(serverUrl)('a MongoDB database with half of a backup in it', () => {
  let url: string;
  beforeEach(async () => {
    url = newDatabaseUrl();
    const store = await openStore(url, silence, 'toRestore');
    await expect(store.restore(half(), 'backup')).rejects.toThrow('killed');
    await store.close();
  });
  afterEach(() => dropDatabase(url));

  it('lets no server start, and is neither audited nor backed up', async () => {
    await expect(openStore(url, silence)).rejects.toThrow(/cut short; run npm run restore/);
    await expect(openStoreToRead(url, silence)).rejects.toThrow('cut short');
  });

  it('is an ordinary one once the same backup has been restored', async () => {
    const restoring = await openStore(url, silence, 'toRestore');
    expect(await restoring.restore(whole(), 'backup')).toBe('restored');
    await restoring.close();
    const store = await openStore(url, silence);
    expect(await store.payments.get('tx_1')).toEqual(record.record);
    await store.close();
  });
});
