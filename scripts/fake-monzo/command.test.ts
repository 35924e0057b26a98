import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openReceiver } from './test/receiver.ts';

const SCRIPT = new URL('../fake-monzo.mjs', import.meta.url).pathname;

/** What Paid Up needs to know to be connected to a bank that is not Monzo. */
const WHAT_CONNECTS = [
  'MONZO_API_URL',
  'MONZO_AUTH_URL',
  'MONZO_CLIENT_ID',
  'MONZO_CLIENT_SECRET',
  'PUBLIC_URL',
];

describe('the command fake-monzo', () => {
  test('it tells of a payment made by the controls to the address of its option, on a clock that runs', async () => {
    const receiver = await openReceiver();
    const bank = start('--port', '0', '--approve', '--webhook', receiver.url);
    const page = /http:\S+\/__fake\//.exec(await bank.until('Payments are told'))?.[0] ?? '';
    const names = [...bank.said().matchAll(/^[A-Z_]+(?==)/gm)].flat();
    expect(names.toSorted()).toEqual(WHAT_CONNECTS);
    const control = (path: string, body: unknown) =>
      fetch(`${page}${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
    await control('payments', { kind: 'p2p_in', amount: 500, name: 'Priya Raman' });
    await expect.poll(() => receiver.events().length, { timeout: 5000 }).toBe(4);
    const created = receiver.events().find(({ type }) => type === 'transaction.created');
    expect(created.data).toMatchObject({ amount: 500, description: 'Priya Raman' });
    bank.child.kill('SIGTERM');
    expect(await bank.ended).toEqual([0, null]);
  });

  test('it refuses an address that the bank would not take', async () => {
    const bank = start('--port', '0', '--webhook', 'http://paidup.example/hook');
    expect(await bank.ended).toEqual([64, null]);
    expect(bank.said()).toMatch(/^--webhook takes .*\n$/);
  });
});

function start(...options: string[]) {
  const child = spawn(process.execPath, [SCRIPT, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)));
  return {
    child,
    ended: once(child, 'close'),
    said: () => said,
    async until(words: string): Promise<string> {
      await expect.poll(() => said, { timeout: 10_000 }).toContain(words);
      return said;
    },
  };
}
