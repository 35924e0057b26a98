import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createFileTokens } from '../../src/monzo/client/index.ts';
import { makeDirectory } from '../support/temporary-directory.ts';
import { openApproved } from './open-monzo.ts';

const script = fileURLToPath(new URL('ask-bank.ts', import.meta.url));

/** A bank with a login in a file. `ask` starts a process with it. */
async function openShared() {
  const directory = await makeDirectory();
  onTestFinished(directory.remove);
  const opened = await openApproved();
  const file = directory.path('login.json');
  const login = await opened.tokens.read();
  // The processes live by the machine's clock.
  await createFileTokens(file).update(async () => login && { ...login, expires_at: Date.now() + 3_600_000 });
  const { apiUrl, credentials } = opened.monzo;
  const ask = (times = 1) => {
    const values = [apiUrl, credentials.clientId, credentials.clientSecret, file, String(times)];
    const child = spawn(process.execPath, [script, ...values], { stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    return { child, output: text(child.stdout).then((lines) => lines.trim().split('\n')) };
  };
  return { ...opened, ask, file, leftovers: () => readdirSync(directory.path('.')) };
}

test('it refreshes once for four processes whose token has ended', async () => {
  const { ask, controls, callsOf, leftovers } = await openShared();
  controls.expire();
  const outputs = await Promise.all([ask(5), ask(5), ask(5), ask(5)].map(({ output }) => output));
  expect(outputs.flat()).toEqual(Array.from({ length: 20 }, () => 'fulfilled'));
  expect(callsOf('/oauth2/token')).toBe(2);
  expect(leftovers()).toEqual(['login.json']);
});

test('it goes on at once after a process was killed while it refreshed', async () => {
  const { ask, bank, controls, callsOf, file, leftovers } = await openShared();
  controls.expire();
  bank.troubles.add({ kind: 'timeout', calls: 1, path: '/oauth2/token' });
  const { child } = ask();
  await vi.waitFor(() => expect(callsOf('/oauth2/token')).toBe(2), 10_000);
  expect(existsSync(`${file}.lock`)).toBe(true);
  child.kill('SIGKILL');
  // A lock that nobody breaks is good for two minutes, which is longer than this test may take.
  expect(await ask().output).toEqual(['fulfilled']);
  expect(leftovers()).toEqual(['login.json']);
});
