import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { errorOf, LOGIN } from '../../../test/support/bank-stub.ts';
import { makeDirectory } from '../../../test/support/temporary-directory.ts';
import { createFileTokens } from './file-tokens.ts';

let directory: Awaited<ReturnType<typeof makeDirectory>>;
beforeEach(async () => (directory = await makeDirectory()));
afterEach(() => directory.remove());

const next = (number: number) => ({ ...LOGIN, access_token: `ACCESS-${number}` });

test('it keeps a login in a file of its owner’s, and leaves nothing beside it', async () => {
  const file = directory.path('club/monzo.json');
  const tokens = createFileTokens(file);
  expect(await tokens.read()).toBeNull();
  expect(await tokens.update(async (current) => (current === null ? LOGIN : null))).toEqual(LOGIN);
  expect(await createFileTokens(file).read()).toEqual(LOGIN);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(directory.path('club')).mode & 0o777).toBe(0o700);
  expect(readdirSync(directory.path('club'))).toEqual(['monzo.json']);
  await tokens.update(async () => null);
  expect(readdirSync(directory.path('club'))).toEqual([]);
});

test('it makes a file private that was not, and keeps what there was when a step fails', async () => {
  const file = directory.path('monzo.json');
  writeFileSync(file, JSON.stringify(LOGIN), { mode: 0o644 });
  const tokens = createFileTokens(file);
  const broken = tokens.update(async () => {
    throw new Error('the bank is down');
  });
  expect(await errorOf(broken)).toMatchObject({ message: 'the bank is down' });
  expect(await tokens.read()).toEqual(LOGIN);
  await tokens.update(async () => next(2));
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('it changes the login one step after the other, through any number of stores', async () => {
  const file = directory.path('monzo.json');
  let inside = 0;
  const results = await Promise.all(
    Array.from({ length: 8 }, (_, number) =>
      createFileTokens(file).update(async (current) => {
        expect(++inside).toBe(1);
        await pause(1);
        inside--;
        return { ...next(number), expires_at: (current?.expires_at ?? 0) + 1 };
      }),
    ),
  );
  expect(Math.max(...results.map((kept) => kept?.expires_at ?? 0))).toBe(8);
  expect(await createFileTokens(file).read()).toMatchObject({ expires_at: 8 });
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

test('it does not repeat what a damaged file holds', async () => {
  const file = directory.path('monzo.json');
  for (const text of ['', 'ACCESS-marker', '{"access_token": "ACCESS-marker"}', '[]']) {
    writeFileSync(file, text);
    const error = await errorOf(createFileTokens(file).read());
    expect(error).toMatchObject({ message: `${file} holds no login. Remove it and log in again.` });
  }
  expect(readFileSync(file, 'utf8')).toBe('[]');
});
