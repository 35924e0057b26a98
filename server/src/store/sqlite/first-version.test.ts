import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aCredit, aFixture, anIgnoredPayer, aPayment, aPlayer, minute, moved } from '../contract/records.ts';
import { migrate, MIGRATIONS, schemaVersion } from './migrations.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { makeDirectory } from './test-directory.ts';

const silent = { info() {}, warn() {} };
const HISTORY = JSON.stringify([{ at: minute(0), by: 'organiser', action: 'created', detail: '' }]);
const RECORDED = `'${HISTORY}', 1, '${minute(0)}', '${minute(0)}'`;
const PAYMENT = `'monzo', 500, 'GBP', '${minute(0)}', 'NOBODY', 'NOBODY', 'subs', 'SUBS', ''`;
/** What the first version stored for the records below. */
const ROWS = `
  INSERT INTO players VALUES ('ash', 'ash', 'ash', 'ash' || char(10) || 'one', '2026-01-01', 0, 1, ${RECORDED});
  INSERT INTO bank_names VALUES ('ONE', 'ash', 'ONE', 0);
  INSERT INTO fixtures VALUES ('game', '2026-01-01', '00:00', 'Riverside 5s', 4500, 500, 8, 12, '${minute(0)}',
    0, NULL, 0, ${RECORDED});
  INSERT INTO attendance VALUES ('game', 0, 'ash', 0, 'in', '${minute(0)}');
  INSERT INTO payments VALUES ('waits', ${PAYMENT}, 'unmatched', NULL, NULL, 'automatic', 0, 0, ${RECORDED});
  INSERT INTO payments VALUES ('hers', ${PAYMENT}, 'matched', 'organiser', NULL, 'automatic', 0, 0, ${RECORDED});
  INSERT INTO allocations VALUES ('hers', 0, 'ash', 500, '${minute(0)}');`;

describe('a database of the first version', () => {
  let directory: Awaited<ReturnType<typeof makeDirectory>>;
  let file: string;
  beforeEach(async () => {
    directory = await makeDirectory();
    file = directory.path('paidup.db');
    const database = new DatabaseSync(file);
    migrate(database, MIGRATIONS.slice(0, 1));
    database.exec(ROWS);
    database.close();
  });
  afterEach(() => directory.remove());

  test('it is read as it was, and has no reasons and fingerprints', async () => {
    const store = await openSqliteStore(file, silent);
    expect(await store.players.get('ash')).toEqual(
      aPlayer('ash', ['ONE'], { has_history: true, search_text: 'ash\none' }),
    );
    expect(await store.fixtures.get('game')).toEqual(aFixture('game', ['ash']));
    expect(await store.payments.get('waits')).toEqual(aPayment('waits'));
    expect(await store.payments.get('hers')).toEqual(aCredit('hers', 'ash'));
    expect(await store.ignoredPayers.list()).toEqual([]);
    expect(await store.audit()).toEqual({ players: 1, fixtures: 1, payments: 2, findings: [] });
    await store.close();
  });

  test('it takes what this version writes, and keeps it', async () => {
    const store = await openSqliteStore(file, silent);
    const ignored = moved(aPayment('waits'), { status: 'ignored', ignored_reason: 'mine' });
    const cash = aCredit('cash', 'ash', 300, { source: 'cash', request_fingerprint: 'a hash' });
    expect(await store.payments.replace(ignored, 1)).toBe('replaced');
    expect(await store.payments.recordOnce(cash)).toEqual({ existing: null });
    await store.ignoredPayers.add(anIgnoredPayer('landlord'));
    await store.close();
    const again = await openSqliteStore(file, silent);
    expect(await again.payments.get('waits')).toEqual(ignored);
    expect(await again.payments.get('cash')).toEqual(cash);
    expect(await again.payments.creditsFrom('NOBODY')).toEqual(new Map([['ash', 2]]));
    expect(await again.ignoredPayers.list()).toEqual([anIgnoredPayer('landlord')]);
    expect((await again.audit()).findings).toEqual([]);
    await again.close();
  });

  test('it is brought to the present version once', async () => {
    for (let start = 0; start < 2; start++) await (await openSqliteStore(file, silent)).close();
    const database = new DatabaseSync(file);
    expect(schemaVersion(database)).toBe(MIGRATIONS.length);
    database.close();
  });
});
