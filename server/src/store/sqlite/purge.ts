import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Store, StoreError } from '../store.ts';
import type { createGroupCommit } from './group-commit.ts';

/**
 * Removes what was overwritten or deleted from the file and from its log. SQLite keeps both until it needs the space, so
 * the file is written anew, and then the log is emptied. Everybody waits meanwhile.
 */
export const createPurge =
  (
    database: DatabaseSync,
    { write, outside }: Pick<ReturnType<typeof createGroupCommit>, 'write' | 'outside'>,
  ): Store['purge'] =>
  async () => {
    await write(() => database.exec(DROP_FORMER_PAYERS));
    await outside(() => database.exec('VACUUM'));
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      if (await outside(isLogEmptied)) return;
      await sleep(PAUSE);
    }
    throw new StoreError('unavailable', 'The log could not be emptied, since somebody reads the database.');

    /** A backup or an audit reads the log until it is done. */
    function isLogEmptied(): boolean {
      const { timeout } = database.prepare('PRAGMA busy_timeout').get() ?? {};
      database.exec('PRAGMA busy_timeout = 0');
      const { busy } = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() ?? {};
      database.exec(`PRAGMA busy_timeout = ${Number(timeout)}`);
      return busy === 0;
    }
  };

/** The table of payers holds their keys, and a payment that loses its payer leaves the row there. */
const DROP_FORMER_PAYERS = `
  DELETE FROM payers WHERE NOT EXISTS (
    SELECT 1 FROM allocations JOIN payments ON payments.id = allocations.payment_id
    WHERE allocations.player_id = payers.player_id AND payments.counterparty_key = payers.counterparty_key)`;
/** 30 s, in milliseconds, which a backup of many payments may take. */
const [MAX_ATTEMPTS, PAUSE] = [150, 200];
