import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { erasedPayment, erasedPlayer, personOf } from '../../domain/erasure.ts';
import { addPayments, addPlayers } from '../../../test/store/club.ts';
import { aCredit, aPlayer, ids, minute } from '../../../test/store/records.ts';
import type { Store } from '../store.ts';
import { openSqliteStore } from './sqlite-store.ts';

describe('a file of SQLite that is purged', () => {
  const source = { at: minute(9), by: 'organiser' };
  let folder: string;
  let store: Store;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'paidup-purge-'));
    store = await openSqliteStore(join(folder, 'club.db'), { info() {}, warn() {} });
  });
  afterEach(async () => {
    expect((await store.audit()).findings).toEqual([]);
    await store.close();
    rmSync(folder, { recursive: true });
  });

  /** How often the text stands in the files of the database, in whatever case. */
  const onDisk = (text: string) =>
    readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'latin1').split(new RegExp(text, 'i')).length - 1)
      .reduce((sum, count) => sum + count);

  /** Writes a person with many payments, on pages that others share, and erases them. */
  async function erase() {
    const zeb = aPlayer('zeb', ['SENTINEL ZB'], { name: 'Sentinel', has_history: true });
    await addPlayers(store, 'ash');
    await store.players.create(zeb);
    const texts = { counterparty_name: 'SENTINEL ZB', description: 'SENTINEL '.repeat(300) };
    const theirs = ids('tx_zeb', 40).map((id) => aCredit(id, 'zeb', 500, texts));
    const others = ids('tx_ash', 40).map((id) =>
      aCredit(id, 'ash', 500, { description: 'subs '.repeat(50) }),
    );
    for (const [index, payment] of theirs.entries())
      await addPayments(store, payment, others[index] ?? payment);
    expect(onDisk('sentinel')).toBeGreaterThan(1000);
    const person = personOf(zeb);
    for (const payment of theirs) await store.payments.replace(erasedPayment(payment, person, source), 1);
    await store.players.replace(erasedPlayer(zeb, source), 1);
  }

  it('holds nothing of what was overwritten, neither in the file nor in its log', async () => {
    await erase();
    expect(onDisk('sentinel')).toBeGreaterThan(1000);
    await store.purge();
    expect(onDisk('sentinel')).toBe(0);
    expect(await store.payments.totalsByPlayer('all')).toEqual(
      new Map([
        ['ash', 20_000],
        ['zeb', 20_000],
      ]),
    );
  });

  it('waits for whoever reads it, while others go on writing', async () => {
    await erase();
    const reader = new DatabaseSync(join(folder, 'club.db'), { readOnly: true });
    reader.exec('BEGIN');
    reader.prepare('SELECT COUNT(*) FROM payments').get();
    let isPurged = false;
    const purged = store.purge().then(() => (isPurged = true));
    await new Promise((resolve) => setTimeout(resolve, 300));
    await addPayments(store, aCredit('tx_new', 'ash'));
    expect([isPurged, reader.prepare('SELECT COUNT(*) AS count FROM payments').get()?.['count']]).toEqual([
      false,
      80,
    ]);
    reader.close();
    await purged;
    expect(onDisk('sentinel')).toBe(0);
  });
});
