import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dropDatabase, newDatabaseUrl, serverUrl } from '../server/test/support/mongo-place.ts';
import { root } from './root.mjs';

const audit = (url: string) => {
  const env = { ...process.env, DATABASE_URL: url };
  const script = join(root, 'scripts/audit-ledger.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  return { status, stdout, lastLine: stderr.trimEnd().split('\n').at(-1) };
};

describe('an audit by hand', () => {
  test('it refuses a file that is not there, and makes none', () => {
    const folder = mkdtempSync(join(tmpdir(), 'paidup-audit-'));
    const file = join(folder, 'mistyped.db');
    const lastLine = `The ledger can't be read: there is no file ${file}.`;
    expect(audit(`sqlite:${file}`)).toEqual({ status: 2, stdout: '', lastLine });
    expect(readdirSync(folder)).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});

describe.runIf(serverUrl)('an audit by hand on MongoDB', () => {
  let url: string;
  let client: MongoClient;
  beforeEach(() => {
    url = newDatabaseUrl();
    client = new MongoClient(url);
  });
  afterEach(async () => {
    await client.close();
    await dropDatabase(url);
  });
  const made = async () => {
    const collections = await client.db().collections();
    return Promise.all(collections.map(async (one) => [one.collectionName, (await one.indexes()).length]));
  };

  test('it refuses a database with nothing of ours, and makes nothing there', async () => {
    await client.db().createCollection('somebody_elses');
    const lastLine = `The ledger can't be read: there is no Paid Up in the MongoDB database ${client.db().databaseName}.`;
    expect(audit(url)).toEqual({ status: 2, stdout: '', lastLine });
    expect(await made()).toEqual([['somebody_elses', 1]]);
  });

  test('it reads what is there as it is, and says what is off', async () => {
    await client.db().createCollection('players');
    expect(audit(url)).toMatchObject({
      status: 0,
      stdout: 'Players: 0, fixtures: 0, payments: 0. All adds up.\n',
    });
    await client.db().collection('ignored_payers').insertOne({ key: 'A', name: 'B' });
    expect(audit(url)).toMatchObject({ status: 1, stdout: expect.stringContaining('One thing is off.') });
    expect(await made()).toEqual(
      expect.arrayContaining([
        ['ignored_payers', 1],
        ['players', 1],
      ]),
    );
    expect(await made()).toHaveLength(2);
  });
});
