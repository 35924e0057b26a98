import type { AccessRecord, BackupRecord } from '../../domain/records.ts';
import type { Surroundings } from '../dependencies.ts';

/**
 * The records of a store for a backup, and with them the log-ins and the tokens. Whoever has not chosen a password yet is
 * left out, or a link that was used after the backup would work again. Sessions stay behind.
 */
export async function* recordsWithAccess({
  records,
  accounts,
  tokens,
}: Readable): AsyncGenerator<BackupRecord | AccessRecord> {
  yield* records();
  for (const record of await accounts.list())
    if (record.password_hash !== null) yield { noun: 'account', record };
  for (const record of await tokens.list()) yield { noun: 'token', record };
}

type Store = Surroundings['store'];
type Readable = Pick<Store, 'records'> & {
  accounts: Pick<Store['accounts'], 'list'>;
  tokens: Pick<Store['tokens'], 'list'>;
};
