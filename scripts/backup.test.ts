import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AccessRecord } from '../server/src/domain/records.ts';
import { openStore } from '../server/src/store/open-store.ts';
import { anAccount, aToken } from '../server/test/store/access-records.ts';
import { aCredit, aPlayer, minute } from '../server/test/store/records.ts';
import { silence } from '../server/test/support/mongo-place.ts';
import { stores } from '../server/test/support/stores.ts';
import { root } from './root.mjs';

describe.each(stores)('the commands on $name', (target) => {
  let folder: string;
  let source: string;
  let other: ReturnType<typeof target.place>;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'paidup-scripts-'));
    source = `sqlite:${join(folder, 'source.db')}`;
    other =
      target.name === 'SQLite'
        ? { url: `sqlite:${join(folder, 'other.db')}`, remove: () => Promise.resolve() }
        : target.place();
    const store = await openStore(source, silence);
    await store.players.create(aPlayer('ash', ['ONE'], { has_history: true }));
    await store.payments.recordOnce(aCredit('tx_1', 'ash'));
    await store.close();
  });
  afterEach(async () => {
    await other.remove();
    rmSync(folder, { recursive: true });
  });

  async function run(url: string, script: string, ...words: string[]) {
    const child = spawn(process.execPath, [`scripts/${script}.mjs`, ...words], {
      cwd: root,
      env: { ...process.env, DATABASE_URL: url, BACKUP_DIR: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
    const [code] = await once(child, 'close');
    return { code, output };
  }

  test('they back a served store up, restore it into another, once, and export the same', async () => {
    const file = join(folder, 'one.gz');
    const serving = await openStore(source, silence);
    expect(await run(source, 'backup', file)).toEqual({
      code: 0,
      output: `Backing up: 2 records in ${file}\n`,
    });
    await serving.close();
    expect(await run(source, 'backup', file)).toMatchObject({
      code: 1,
      output: expect.stringContaining('exists already'),
    });
    const restored = await run(other.url, 'restore', file);
    expect(restored).toMatchObject({ code: 0, output: expect.stringContaining('All adds up.') });
    expect(restored.output).toContain('1 players, 0 fixtures, 1 payments, 0 ignored payers');
    expect(await run(other.url, 'restore', file)).toMatchObject({
      code: 1,
      output: expect.stringContaining('not empty'),
    });
    const exported = [source, other.url].map((url, index) => [url, join(folder, `export-${index}`)] as const);
    for (const [url, to] of exported) expect(await run(url, 'export', to)).toMatchObject({ code: 0 });
    for (const name of ['players.csv', 'fixtures.csv', 'payments.csv']) {
      const [one, two] = exported.map(([, to]) => readFileSync(join(to, name), 'utf8'));
      expect(one).toBe(two);
    }
  });

  test('they leave out who may come in, unless somebody asks for it', async () => {
    const session = { token_hash: 'the hash of a session', last_seen_at: minute(0), device: '' };
    const access: AccessRecord[] = [
      { noun: 'account', record: anAccount('organiser', { role: 'organiser' }) },
      { noun: 'account', record: anAccount('sam') },
      { noun: 'token', record: aToken('script') },
    ];
    const store = await openStore(source, silence);
    const waiting = { password_hash: null, setup_hash: 'the hash of a link', setup_expires_at: minute(9) };
    await store.accounts.create(anAccount('waiting', waiting));
    for (const { noun, record } of access)
      await (noun === 'account' ? store.accounts.create(record) : store.tokens.create(record));
    await store.sessions.create({ ...session, id: 's', account_id: 'organiser', created_at: minute(0) });
    await store.webhookSecret.replace(
      { current_hash: 'the hash of a secret', previous_hash: null, changed_at: minute(0), rev: 1 },
      0,
    );
    await store.close();

    const [usual, asked, back] = ['usual.gz', 'asked.gz', 'back.gz'].map((name) => join(folder, name));
    expect(await run(source, 'backup', usual)).toMatchObject({ code: 0 });
    expect(accessIn(usual)).toEqual([]);
    expect(textOf(usual)).not.toContain('the hash of');
    expect(await run(source, 'backup', '--with-access', asked)).toMatchObject({ code: 0 });
    expect(accessIn(asked)).toEqual(access);
    expect(textOf(asked)).not.toMatch(/the hash of a (link|session|secret)/);
    const restored = await run(other.url, 'restore', asked);
    expect(restored).toMatchObject({ code: 0, output: expect.stringContaining('2 log-ins, 1 tokens') });
    expect(await run(other.url, 'backup', '--with-access', back)).toMatchObject({ code: 0 });
    expect(accessIn(back)).toEqual(access);
    await run(other.url, 'backup', usual.replace('usual', 'again'));
    expect(textOf(usual.replace('usual', 'again'))).not.toContain('the hash of');
  });

  test('they refuse a damaged backup before they change anything', async () => {
    const file = join(folder, 'one.gz');
    await run(source, 'backup', file);
    writeFileSync(file, readFileSync(file).subarray(0, -20));
    expect(await run(other.url, 'restore', file)).toEqual({
      code: 1,
      output: expect.stringMatching(/^It is not restored: .* is damaged or cut short: .*\n$/),
    });
  });

  test.each([
    ['backup', 'one.gz'],
    ['export', 'files'],
  ])('they refuse a store that is not there, and make none: %s', async (script, name) => {
    expect(await run(other.url, script, join(folder, name))).toEqual({
      code: 1,
      output: expect.stringMatching(
        new RegExp(`^There is no ${script}: there is no (Paid Up|file) .+$`, 'm'),
      ),
    });
    expect(await run(other.url, 'audit-ledger')).toMatchObject({ code: 2 });
  });
});

const textOf = (file: string) => gunzipSync(readFileSync(file)).toString();

/** The log-ins and tokens in a backup. */
const accessIn = (file: string) =>
  textOf(file)
    .split('\n')
    .filter((line) => /^{"noun":"(account|token)"/.test(line))
    .map((line) => JSON.parse(line) as AccessRecord);
