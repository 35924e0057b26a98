import type { AccessRecord, AccountRecord, BackupRecord } from '../domain/records.ts';
import type { Store } from './store.ts';

export type RecordStores = Pick<
  Store,
  'players' | 'fixtures' | 'payments' | 'ignoredPayers' | 'settings' | 'accounts' | 'tokens'
>;

/** Stores one record of a backup. One that an earlier try has stored is left as it is. */
export async function restoreRecord(
  store: RecordStores,
  { noun, record }: BackupRecord | AccessRecord,
): Promise<void> {
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
      return;
    case 'account':
      return restoreAccount(store, record);
    case 'token':
      await store.tokens.create(record);
  }
}

/** A server that has started there has made an organiser without a password. A password that is there already stays. */
async function restoreAccount({ accounts }: RecordStores, account: AccountRecord): Promise<void> {
  if ((await accounts.create(account)) === 'created') return;
  const present = await accounts.get(account.id);
  if (present === null || present.password_hash !== null) return;
  await accounts.replace({ ...account, rev: present.rev + 1 }, present.rev);
}
