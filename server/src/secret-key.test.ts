import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSecretKey } from './secret-key.ts';

describe('the secret key', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'paidup-key-'))));
  afterEach(() => rmSync(folder, { recursive: true }));
  const beside = (given?: string) =>
    readSecretKey({ SECRET_KEY: given, DATABASE_URL: `sqlite:${join(folder, 'club.db')}` });

  it('is made once beside a SQLite file, for its owner only', () => {
    const key = beside();
    const file = join(folder, 'club.db.key');
    expect(key).toHaveLength(32);
    expect(beside()).toEqual(key);
    expect(readFileSync(file, 'utf8')).toBe(`${key?.toString('base64')}\n`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['club.db.key']);
  });

  it('is another one for each database', () => {
    const other = readSecretKey({
      SECRET_KEY: undefined,
      DATABASE_URL: `sqlite:${join(folder, 'other.db')}`,
    });
    expect(beside()).not.toEqual(other);
  });

  it('is the one that is given, and then no file is made', () => {
    const given = Buffer.alloc(32, 'given');
    expect(beside(given.toString('base64'))).toEqual(given);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is none for MongoDB unless it is given, and lasts as long as a database in memory', () => {
    expect(
      readSecretKey({ SECRET_KEY: undefined, DATABASE_URL: 'mongodb://127.0.0.1/paidup' }),
    ).toBeUndefined();
    expect(readSecretKey({ SECRET_KEY: undefined, DATABASE_URL: 'sqlite::memory:' })).toHaveLength(32);
  });

  it('is refused if the file holds something else, which is left as it is', () => {
    const file = join(folder, 'club.db.key');
    writeFileSync(file, 'half a k');
    expect(() => beside()).toThrow(`${file} holds no key`);
    expect(readFileSync(file, 'utf8')).toBe('half a k');
  });
});
