import { existsSync, globSync, readFileSync } from 'node:fs';
import { setImmediate as pause, setTimeout as delay } from 'node:timers/promises';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addPayments, addPlayers, EVERY } from '../../../test/store/club.ts';
import { aCredit, aPlayer, ids } from '../../../test/store/records.ts';
import type { Store } from '../store.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { makeDirectory } from '../../../test/support/temporary-directory.ts';

const silent = { info() {}, warn() {} };
const COUNT = 3000;

describe('an audit of a large file', () => {
  let directory: Awaited<ReturnType<typeof makeDirectory>>;
  let file: string;
  let store: Store;
  beforeEach(async () => {
    directory = await makeDirectory();
    file = directory.path('paidup.db');
    store = await openSqliteStore(file, silent);
    await addPlayers(store, 'ash');
    await addPayments(store, ...ids('tx', COUNT).map((id) => aCredit(id, 'ash')));
  });
  afterEach(async () => {
    await store.close();
    await directory.remove();
  });

  it('lets others read and write meanwhile, and sees one state of what they write', async () => {
    let isRunning = true;
    const audit = store.audit().finally(() => (isRunning = false));
    let [written, rounds] = [0, 0];
    const writing = (async () => {
      for (; isRunning; written++) {
        const id = `new_${written}`;
        await store.players.create(aPlayer(id, [], { has_history: true }));
        await addPayments(store, aCredit(`of_${id}`, id));
      }
    })();
    for (; isRunning; rounds++) await pause();
    await writing;
    const { players, payments, findings } = await audit;
    expect(findings).toEqual([]);
    expect(rounds).toBeGreaterThan(20);
    expect(players).toBeGreaterThanOrEqual(1);
    expect(payments - COUNT).toBeLessThanOrEqual(players - 1);
    expect(payments - COUNT).toBeGreaterThanOrEqual(players - 2);
    expect(await store.audit()).toMatchObject({ players: 1 + written, payments: COUNT + written });
  });

  it('finds what is off in the file and in the records', async () => {
    await store.close();
    const database = new DatabaseSync(file);
    database.exec(`UPDATE allocations SET amount = 499 WHERE payment_id = 'tx_2999'`);
    database.exec(`UPDATE allocations SET paid_at = '2020-01-01' WHERE payment_id = 'tx_0007'`);
    database.close();
    store = await openSqliteStore(file, silent);
    expect((await store.audit()).findings).toEqual([
      'Payment tx_0007 is listed under another instant than its own.',
      'Payment tx_2999 credits 499 of 500 pence.',
    ]);
  });

  it.runIf(process.platform === 'linux')('takes less memory than the file', async () => {
    await store.close();
    const database = new DatabaseSync(file);
    database.exec('CREATE TABLE ballast AS SELECT zeroblob(120000000) AS zeros');
    database.close();
    store = await openSqliteStore(file, silent);
    let isRunning = true;
    const audit = store.audit().finally(() => (isRunning = false));
    let peak = 0;
    for (; isRunning; await delay(10)) peak = Math.max(peak, peakOfAudit(file));
    expect((await audit).findings).toEqual([]);
    expect(peak).toBeGreaterThan(50);
    expect(peak).toBeLessThan(130);
  });

  it('ends when the store is closed, and leaves nothing open', async () => {
    const audits = [store.audit(), store.audit()].map((audit) => audit.catch((error: unknown) => error));
    await store.close();
    for (const outcome of await Promise.all(audits)) {
      expect(outcome).toMatchObject({ name: 'StoreError', kind: 'unavailable' });
    }
    expect(existsSync(`${file}-wal`)).toBe(false);
    store = await openSqliteStore(file, silent);
    expect(await store.payments.list({ ...EVERY.payment, limit: 1 })).toHaveLength(1);
    expect((await store.audit()).findings).toEqual([]);
  });

  it('is refused once the store is closed', async () => {
    await store.close();
    await expect(store.audit()).rejects.toMatchObject({ name: 'StoreError', kind: 'unavailable' });
  });
});

/** How much memory the process that audits `file` has held at once, in megabytes. 0 without one. */
function peakOfAudit(file: string): number {
  const peaks = globSync('/proc/[0-9]*/cmdline').map((path) => {
    try {
      if (!readFileSync(path, 'utf8').includes(`audit-process.ts\0${file}\0`)) return 0;
      const status = readFileSync(path.replace('cmdline', 'status'), 'utf8');
      return (Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024) / 1e6;
    } catch {
      // The process has ended.
      return 0;
    }
  });
  return Math.max(...peaks);
}
