import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { errorOf, LOGIN } from '../../../test/support/bank-stub.ts';
import { describeTokenStore } from '../../../test/monzo-client/describe-token-store.ts';
import { makeDirectory } from '../../../test/support/temporary-directory.ts';
import { createFileTokens } from './file-tokens.ts';

let directory: Awaited<ReturnType<typeof makeDirectory>>;
beforeEach(async () => (directory = await makeDirectory()));
afterEach(() => directory.remove());

const next = (number: number) => ({ ...LOGIN, access_token: `ACCESS-${number}` });

describeTokenStore('a file', (count) =>
  Array.from({ length: count }, () => createFileTokens(directory.path('shared.json'))),
);

test('it keeps a login in a file of its owner’s, and leaves nothing beside it', async () => {
  const file = directory.path('club/monzo.json');
  const tokens = createFileTokens(file);
  await tokens.update(async () => LOGIN);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(directory.path('club')).mode & 0o777).toBe(0o700);
  expect(readdirSync(directory.path('club'))).toEqual(['monzo.json']);
  await tokens.update(async () => null);
  expect(readdirSync(directory.path('club'))).toEqual([]);
});

test('it makes a file private that was not', async () => {
  const file = directory.path('monzo.json');
  writeFileSync(file, JSON.stringify(LOGIN), { mode: 0o644 });
  await createFileTokens(file).update(async () => next(2));
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('it takes over the lock of a process that is gone, also of one that had our number', async () => {
  const tokens = createFileTokens(directory.path('monzo.json'));
  const lock = (pid: number, host = hostname()) =>
    writeFileSync(directory.path('monzo.json.lock'), JSON.stringify({ pid, host, id: 'another' }));
  for (const pid of [2 ** 22 + 1, process.pid]) {
    lock(pid);
    await tokens.update(async () => LOGIN);
    expect(readdirSync(directory.path('.'))).toEqual(['monzo.json']);
  }
  // Nobody can tell whether a process on another machine lives.
  lock(1, 'elsewhere');
  const waiting = tokens.update(async () => next(2));
  expect(await Promise.race([waiting, pause(150)])).toBeUndefined();
  lock(2 ** 22 + 1);
  expect(await waiting).toEqual(next(2));
});

test('it takes over a lock of two minutes ago, whoever has it, and leaves it to whoever took over', async () => {
  const file = directory.path('monzo.json.lock');
  const tokens = createFileTokens(directory.path('monzo.json'));
  const elsewhere = JSON.stringify({ pid: 1, host: 'elsewhere', id: 'another' });
  writeFileSync(file, elsewhere);
  const old = Date.now() / 1000 - 121;
  utimesSync(file, old, old);
  await tokens.update(async () => {
    writeFileSync(file, elsewhere);
    return LOGIN;
  });
  expect(readFileSync(file, 'utf8')).toBe(elsewhere);
});

test('it does not repeat what a damaged file holds', async () => {
  const file = directory.path('monzo.json');
  for (const text of ['', 'ACCESS-marker', '{"access_token": "ACCESS-marker"}', '[]']) {
    writeFileSync(file, text);
    const error = await errorOf(createFileTokens(file).read());
    expect(error).toMatchObject({ message: `${file} holds no login. Remove it and log in again.` });
  }
  expect(readFileSync(file, 'utf8')).toBe('[]');
});
