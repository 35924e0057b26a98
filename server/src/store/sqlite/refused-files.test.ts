import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aPayment, ids } from '../../../test/store/records.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { makeDirectory } from '../../../test/support/temporary-directory.ts';

const silent = { info() {}, warn() {} };

describe('a file that Paid Up must not touch', () => {
  let directory: Awaited<ReturnType<typeof makeDirectory>>;
  let file: string;
  beforeEach(async () => {
    directory = await makeDirectory();
    file = directory.path('paidup.db');
  });
  afterEach(() => directory.remove());

  const makeOne = async () => {
    const store = await openSqliteStore(file, silent);
    await Promise.all(ids('tx', 200).map((id) => store.payments.recordOnce(aPayment(id))));
    await store.close();
  };
  const change = (sql: string) => {
    const database = new DatabaseSync(file);
    database.exec(sql);
    database.close();
  };
  const overwrite = (offset: number, bytes: Uint8Array) => {
    const content = readFileSync(file);
    content.set(bytes, offset);
    writeFileSync(file, content);
  };

  const CASES: [what: string, line: RegExp, prepare: () => Promise<void> | void][] = [
    ['a text', /is not a SQLite database/, () => writeFileSync(file, 'Dear diary, '.repeat(1000))],
    ['one byte', /belongs to another program/, () => writeFileSync(file, 'x')],
    ['a picture', /is not a SQLite database/, () => writeFileSync(file, Buffer.alloc(50_000, 0x89))],
    ['the database of another program', /belongs to another/, () => change('CREATE TABLE notes (text)')],
    [
      'the database of another program in WAL mode',
      /belongs to another program/,
      () => change('PRAGMA journal_mode = WAL; PRAGMA application_id = 7; CREATE TABLE players (id)'),
    ],
    [
      'one of a newer version',
      /was written by a newer Paid Up; start that version/,
      async () => {
        await makeOne();
        change('PRAGMA user_version = 999; CREATE TABLE later (id)');
      },
    ],
    [
      'one of a newer version that was killed',
      /was written by a newer Paid Up; start that version/,
      async () => {
        await makeOne();
        const database = new DatabaseSync(file);
        database.exec('PRAGMA user_version = 999');
        for (const end of ['', '-wal']) copyFileSync(file + end, directory.path(`copy${end}`));
        database.close();
        for (const end of ['', '-wal']) copyFileSync(directory.path(`copy${end}`), file + end);
      },
    ],
    [
      'one with a broken page',
      /is damaged; move it and .+ put a backup in its place/,
      async () => {
        await makeOne();
        overwrite(4096 * 3, Buffer.alloc(4096, 0xa5));
      },
    ],
    [
      'one that is cut short',
      /is damaged/,
      async () => {
        await makeOne();
        truncateSync(file, 4096 * 5);
      },
    ],
    [
      'one that is cut within its first page',
      /is damaged|is not a SQLite database/,
      async () => {
        await makeOne();
        truncateSync(file, 1000);
      },
    ],
    [
      'one with a broken header',
      /is not a SQLite database|is damaged/,
      async () => {
        await makeOne();
        overwrite(0, Buffer.alloc(100));
      },
    ],
    [
      'one that is read-only',
      /is read-only; allow Paid Up to write to it/,
      async () => {
        await makeOne();
        chmodSync(file, 0o444);
      },
    ],
  ];

  it.each(CASES)('is refused in one line and not changed when it is %s', async (_, line, prepare) => {
    await prepare();
    const before = readFileSync(file);
    const refusal: unknown = await openSqliteStore(file, silent).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ name: 'StoreError', message: expect.stringMatching(line) });
    expect(refusal).toMatchObject({
      message: expect.stringMatching(/^[^\n]+, or set DATABASE_URL to another file\.$/),
    });
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(directory.path('.'))).not.toContain('paidup.db.new');
  });

  it.each(['absent', 'empty'])(
    'is refused in one line when it is %s but its log is not, and the log stays',
    async (what) => {
      if (what === 'empty') writeFileSync(file, '');
      writeFileSync(`${file}-wal`, 'the last payments');
      await expect(openSqliteStore(file, silent)).rejects.toThrow(
        /^\S+ is missing, but not \S+-wal; put it back, or/,
      );
      expect(readFileSync(`${file}-wal`, 'utf8')).toBe('the last payments');
    },
  );

  it('is refused in one line when it is a directory', async () => {
    mkdirSync(file);
    await expect(openSqliteStore(file, silent)).rejects.toThrow(/^\S+ is not a file, or set .+\.$/);
  });

  it.each(['file/paidup.db', 'x'.repeat(300)])(
    'is refused in one line under an impossible path (%#)',
    async (path) => {
      writeFileSync(directory.path('file'), '');
      await expect(openSqliteStore(directory.path(path), silent)).rejects.toMatchObject({
        name: 'StoreError',
        message: expect.stringMatching(/^[^\n]+ can't be [^\n]+\.$/),
      });
    },
  );

  it('is refused without leaving a lock', async () => {
    writeFileSync(file, 'Dear diary');
    await expect(openSqliteStore(file, silent)).rejects.toThrow();
    writeFileSync(file, '');
    await (await openSqliteStore(file, silent)).close();
  });
});
