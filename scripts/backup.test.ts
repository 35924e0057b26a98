import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../server/src/store/open-store.ts';
import { aCredit, aPlayer } from '../server/test/store/records.ts';
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
