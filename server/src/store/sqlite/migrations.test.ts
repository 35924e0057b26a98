import { spawnSync } from 'node:child_process';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { APPLICATION_ID, migrate, MIGRATIONS, schemaVersion } from './migrations.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { makeDirectory } from '../../../test/support/temporary-directory.ts';

const AT = '2026-01-01T00:00:00.000Z';
const ONE = 'CREATE TABLE one (id TEXT) STRICT; INSERT INTO one VALUES (1);';
const TWO = 'CREATE TABLE two (id TEXT) STRICT; INSERT INTO two SELECT id FROM one;';
const THREE = 'DROP TABLE one; ALTER TABLE two RENAME TO three;';

describe('migrating', () => {
  let directory: Awaited<ReturnType<typeof makeDirectory>>;
  let file: string;
  beforeEach(async () => {
    directory = await makeDirectory();
    file = directory.path('paidup.db');
  });
  afterEach(() => directory.remove());

  const look = () => {
    const database = new DatabaseSync(file);
    const tables = database
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
      .all();
    const found = { version: schemaVersion(database), tables: tables.map(({ name }) => name) };
    database.close();
    return found;
  };
  const run = (...migrations: string[]) => {
    const database = new DatabaseSync(file);
    try {
      migrate(database, migrations);
    } finally {
      database.close();
    }
  };

  it('runs those that the file has not seen, in order and once', () => {
    run(ONE);
    expect(look()).toEqual({ version: 1, tables: ['one'] });
    run(ONE, TWO);
    expect(look()).toEqual({ version: 2, tables: ['one', 'two'] });
    run(ONE, TWO, THREE);
    run(ONE, TWO, THREE);
    expect(look()).toEqual({ version: 3, tables: ['three'] });
  });

  it('leaves the money of a file from before write-offs as it was', async () => {
    const before = MIGRATIONS.findIndex((sql) => sql.includes('is_money'));
    run(...MIGRATIONS.slice(0, before));
    const old = new DatabaseSync(file);
    old.exec(`
      INSERT INTO players VALUES ('ash', 'Ash', 'ash', 'ash', '2026-01-01', 0, 1, NULL, '[]', 1, '${AT}', '${AT}');
      INSERT INTO payments (id, source, amount, currency, paid_at, counterparty_name, counterparty_key, description,
        description_key, notes, status, matched_by, matching, conflict, verified, history, rev, created_at, updated_at)
      VALUES ('tx_1', 'monzo', 500, 'GBP', '${AT}', 'A', 'A', '', '', '', 'matched', 'organiser', 'by_hand', 0, 0, '[]', 1,
        '${AT}', '${AT}');
      INSERT INTO allocations VALUES ('tx_1', 0, 'ash', 500, '${AT}');`);
    old.close();
    const store = await openSqliteStore(file, { info() {}, warn() {} });
    expect(await store.payments.totalsByPlayer(['ash'])).toEqual(new Map([['ash', 500]]));
    expect(await store.payments.writtenOffByPlayer('all')).toEqual(new Map());
    expect(await store.payments.get('tx_1')).toMatchObject({
      allocations: [{ player_id: 'ash', amount: 500 }],
    });
    await store.close();
  });

  it('marks the file as ours', () => {
    run(...MIGRATIONS);
    const database = new DatabaseSync(file);
    expect(database.prepare('PRAGMA application_id').get()).toEqual({ application_id: APPLICATION_ID });
    database.close();
  });

  it('leaves no trace of one that fails, and keeps those before it', () => {
    expect(() => run(ONE, `${TWO} INSERT INTO nowhere VALUES (1);`)).toThrow(/nowhere/);
    expect(look()).toEqual({ version: 1, tables: ['one'] });
    run(ONE, TWO);
    expect(look()).toEqual({ version: 2, tables: ['one', 'two'] });
  });

  it.each([
    ['at the beginning', `SELECT crash(); ${TWO}`],
    ['in the middle', TWO.replace(';', '; SELECT crash();')],
    ['at the end', `${TWO} SELECT crash();`],
  ])('recovers at the next start from a crash %s', (_, crashing) => {
    const script = `
      import { DatabaseSync } from 'node:sqlite';
      import { migrate } from ${JSON.stringify(new URL('./migrations.ts', import.meta.url).href)};
      const database = new DatabaseSync(${JSON.stringify(file)});
      database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
      database.function('crash', () => process.kill(process.pid, 'SIGKILL'));
      migrate(database, ${JSON.stringify([ONE, crashing])});`;
    const { signal } = spawnSync(process.execPath, ['--input-type=module', '-e', script]);
    expect(signal).toBe('SIGKILL');
    run(ONE, TWO, THREE);
    expect(look()).toEqual({ version: 3, tables: ['three'] });
  });
});
