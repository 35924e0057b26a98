import { existsSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aPayment } from '../../../test/store/records.ts';
import { openDatabase } from './open-database.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { makeDirectory } from '../../../test/support/temporary-directory.ts';

const silent = { info() {}, warn() {} };

describe('opening a database', () => {
  let directory: Awaited<ReturnType<typeof makeDirectory>>;
  beforeEach(async () => void (directory = await makeDirectory()));
  afterEach(() => directory.remove());

  it('syncs the log at every commit and checks every reference', () => {
    const { database, close } = openDatabase(directory.path('paidup.db'));
    const pragma = (name: string) => Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0];
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('synchronous')).toBe(2);
    expect(pragma('foreign_keys')).toBe(1);
    expect(pragma('busy_timeout')).toBeGreaterThan(0);
    close();
  });

  it('makes strict tables only', () => {
    const { database, close } = openDatabase(':memory:');
    const tables = database.prepare('PRAGMA table_list').all();
    const own = tables.filter(({ name }) => !String(name).startsWith('sqlite_'));
    expect(own.map(({ name }) => name).sort()).toEqual([
      'accounts',
      'allocations',
      'attempts',
      'attendance',
      'bank',
      'bank_names',
      'bank_tasks',
      'fixtures',
      'ignored_payers',
      'payer_accounts',
      'payers',
      'payments',
      'players',
      'sessions',
      'settings',
      'tokens',
      'webhook_secret',
    ]);
    expect(own.filter(({ strict }) => strict !== 1)).toEqual([]);
    close();
  });

  it('makes the directory and the files for the owner alone', () => {
    const file = directory.path('new/deep/paidup.db');
    const { close } = openDatabase(file);
    const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
    expect(mode(directory.path('new'))).toBe('700');
    expect(mode(directory.path('new/deep'))).toBe('700');
    expect(['', '-wal', '-shm', '.lock'].map((end) => mode(file + end))).toEqual([
      '600',
      '600',
      '600',
      '600',
    ]);
    close();
    expect(existsSync(`${file}-wal`)).toBe(false);
  });

  it('leaves the mode of a directory that is there', () => {
    mkdirSync(directory.path('mine'), { mode: 0o755 });
    openDatabase(directory.path('mine/paidup.db')).close();
    expect(statSync(directory.path('mine')).mode & 0o777).toBe(0o755);
  });

  it('takes an empty file, and clears what a crash left of a new one', async () => {
    for (const name of ['paidup.db', 'paidup.db.new', 'paidup.db.new-wal', 'paidup.db.new-journal']) {
      writeFileSync(directory.path(name), name === 'paidup.db' ? '' : 'half a page');
    }
    const store = await openSqliteStore(directory.path('paidup.db'), silent);
    await store.payments.recordOnce(aPayment('tx_1'));
    await store.close();
    expect(existsSync(directory.path('paidup.db.new'))).toBe(false);
    const again = await openSqliteStore(directory.path('paidup.db'), silent);
    expect(await again.payments.get('tx_1')).toEqual(aPayment('tx_1'));
    await again.close();
  });

  it.each(['the same path', 'a relative path', 'a link to the file', 'a link to the directory'])(
    'refuses a second store by %s, and lets one in once the first is closed',
    async (way) => {
      const file = directory.path('paidup.db');
      const first = await openSqliteStore(file, silent);
      symlinkSync(file, directory.path('link.db'));
      symlinkSync(directory.path('.'), directory.path('linked'));
      const paths: Record<string, string> = {
        'the same path': file,
        'a relative path': relative(process.cwd(), file),
        'a link to the file': directory.path('link.db'),
        'a link to the directory': directory.path('linked/paidup.db'),
      };
      const path = paths[way] ?? '';
      await expect(openSqliteStore(path, silent)).rejects.toThrow(/^\S+ is in use by another Paid Up; .+\.$/);
      await first.payments.recordOnce(aPayment('tx_1'));
      await expect(openSqliteStore(path, silent)).rejects.toMatchObject({ kind: 'unavailable' });
      await first.close();
      const second = await openSqliteStore(path, silent);
      expect(await second.payments.get('tx_1')).toEqual(aPayment('tx_1'));
      await second.close();
    },
  );

  it('lets stores in memory be many, each its own', async () => {
    const [one, two] = [await openSqliteStore(':memory:', silent), await openSqliteStore(':memory:', silent)];
    await one.payments.recordOnce(aPayment('tx_1'));
    expect(await two.payments.get('tx_1')).toBeNull();
    await one.close();
    await two.close();
  });
});
