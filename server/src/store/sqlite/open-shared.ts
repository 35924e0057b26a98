import { DatabaseSync } from 'node:sqlite';
import type { Change } from '@paidup/shared/change';
import { createAudit } from './audit-apart.ts';
import { BUSY_TIMEOUT } from './open-database.ts';
import type { OpenRecords } from './open-records.ts';
import { createRecords } from './records.ts';
import { createSnapshots, ONLY_THE_WRITER } from './snapshots.ts';
import { type Ask, startWriter } from './start-writer.ts';

/**
 * Opens the database in `file` for two threads: a thread of its own writes and syncs the disk, while this one reads
 * on a connection that can do nothing else. A method that turns out to write is passed on to that thread whole.
 * Rejects as `startWriter`.
 */
export async function openShared(file: string, tell: (changes: Change[]) => void): Promise<OpenRecords> {
  const writer = await startWriter(file, ({ changes }) => {
    snapshots.renew();
    tell(changes);
  });
  const database = new DatabaseSync(file, { readOnly: true, timeout: BUSY_TIMEOUT });
  const snapshots = createSnapshots(database);
  const records = createRecords(database, snapshots);
  const audits = createAudit(database, snapshots.read, records);
  const { ask } = writer;
  return {
    players: passOn('players', records.players, ask),
    fixtures: passOn('fixtures', records.fixtures, ask),
    payments: passOn('payments', records.payments, ask),
    ignoredPayers: passOn('ignoredPayers', records.ignoredPayers, ask),
    settings: passOn('settings', records.settings, ask),
    audit: audits.audit,
    async ping() {
      await snapshots.read(() => database.exec('SELECT 1'));
      await ask('ping', []);
    },
    async close() {
      snapshots.close();
      await audits.stop();
      await writer.close();
    },
  };
}

/** The methods of a noun, of which those that need to write are asked of the writer. */
function passOn<Methods extends object>(noun: string, methods: Methods, ask: Ask): Methods {
  return new Proxy(methods, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return async (...args: never[]): Promise<unknown> => {
        try {
          const outcome: unknown = await Reflect.apply(method, undefined, args);
          return outcome;
        } catch (error) {
          if (error !== ONLY_THE_WRITER) throw error;
          return ask(`${noun}.${String(name)}`, args);
        }
      };
    },
  });
}
