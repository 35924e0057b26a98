import type { BackupRecord } from '../domain/records.ts';
import type { Store } from './store.ts';

export type RecordStores = Pick<Store, 'players' | 'fixtures' | 'payments' | 'ignoredPayers' | 'settings'>;

/** Stores one record of a backup. One that an earlier try has stored is left as it is. */
export async function restoreRecord(store: RecordStores, { noun, record }: BackupRecord): Promise<void> {
  switch (noun) {
    case 'player': {
      const outcome = await store.players.create(record);
      if (typeof outcome === 'object' && 'taken' in outcome)
        throw new Error(`The backup has two players with the bank name ${outcome.taken}.`);
      return;
    }
    case 'fixture':
      await store.fixtures.create([record]);
      return;
    case 'payment':
      await store.payments.recordOnce(record);
      return;
    case 'ignored_payer':
      await store.ignoredPayers.add(record);
      return;
    case 'settings':
      await store.settings.replace(record, 0);
  }
}
