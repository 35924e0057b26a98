import type { Change } from '@paidup/shared/change';
import type { Store } from '../store.ts';
import { createAudit } from './audit-apart.ts';
import { createGroupCommit } from './group-commit.ts';
import { openDatabase } from './open-database.ts';
import { createRecords, type Records } from './records.ts';

/** A database opened for this thread, which reads and writes it alone. */
export type OpenRecords = Records & Pick<Store, 'ping' | 'audit' | 'close'>;

/** Opens the database in `file`, or `:memory:`; `tell` hears of what is committed. Throws as `openDatabase`. */
export function openRecords(file: string, tell: (changes: Change[]) => void): OpenRecords {
  const { database, close } = openDatabase(file);
  const turns = createGroupCommit(database, tell);
  const records = createRecords(database, turns);
  const audits = createAudit(database, turns.read, records);
  return {
    ...records,
    ping: () => turns.read(() => database.exec('SELECT 1')),
    audit: audits.audit,
    async close() {
      turns.close();
      await audits.stop();
      if (database.isOpen) close();
    },
  };
}
