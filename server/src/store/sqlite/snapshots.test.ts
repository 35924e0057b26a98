import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aPayment, aPlayer } from '../contract/records.ts';
import type { Store } from '../store.ts';
import { createSnapshots } from './snapshots.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { makeDirectory } from './test-directory.ts';

const silent = { info() {}, warn() {} };

describe('reading beside the thread that writes', () => {
  let directory: Awaited<ReturnType<typeof makeDirectory>>;
  let store: Store;
  beforeEach(async () => {
    directory = await makeDirectory();
    store = await openSqliteStore(directory.path('paidup.db'), silent);
  });
  afterEach(async () => {
    await store.close();
    await directory.remove();
  });

  it('shows what was answered to whoever reads at once, in the turn of the answer too', async () => {
    const turn = () => new Promise((resolve) => setImmediate(resolve));
    const inTheWay = new DatabaseSync(directory.path('paidup.db'));
    inTheWay.exec('BEGIN IMMEDIATE');
    const writing = store.payments.recordOnce(aPayment('tx_1'));
    await turn();
    await turn();
    // Opens a state of before, which is still open when the answer comes: the turn lasts until it has come.
    const before = store.payments.get('tx_1');
    inTheWay.exec('COMMIT');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400);
    await writing;
    const after = store.payments.get('tx_1');
    expect(await before).toBeNull();
    expect(await after).toEqual(aPayment('tx_1'));
    inTheWay.close();
  });

  it('shows one committed state to all reads of a turn, and the newest after an answer or the turn', async () => {
    const file = directory.path('paidup.db');
    const writer = new DatabaseSync(file);
    const database = new DatabaseSync(file, { readOnly: true });
    const snapshots = createSnapshots(database);
    const names = () => snapshots.read(() => database.prepare('SELECT key FROM bank_names').all().length);
    await store.players.create(aPlayer('ash', ['A', 'B', 'C']));
    const forget = (key: string) => writer.prepare('DELETE FROM bank_names WHERE key = ?').run(key);
    expect(await names()).toBe(3);
    forget('A');
    expect(await names()).toBe(3);
    snapshots.renew();
    expect(await names()).toBe(2);
    forget('B');
    await new Promise((resolve) => setImmediate(resolve));
    expect(await names()).toBe(1);
    snapshots.close();
    writer.close();
    await expect(names()).rejects.toThrow('The database is closed.');
  });

  it('goes on after a read that failed so badly that SQLite ended the transaction itself', async () => {
    const database = new DatabaseSync(directory.path('paidup.db'), { readOnly: true });
    const snapshots = createSnapshots(database);
    const failing = snapshots.read(() => {
      database.prepare('SELECT id FROM players').all();
      database.exec('ROLLBACK');
      throw new Error('disk I/O error');
    });
    await expect(failing).rejects.toThrow('disk I/O error');
    expect(() => snapshots.renew()).not.toThrow();
    expect(await snapshots.read(() => database.prepare('SELECT id FROM players').all())).toEqual([]);
    snapshots.close();
  });

  it('has nothing written by the thread that reads', async () => {
    const database = new DatabaseSync(directory.path('paidup.db'), { readOnly: true });
    expect(() => database.exec('DELETE FROM players')).toThrow(/readonly/);
    database.close();
  });
});
