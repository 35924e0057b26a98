import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { logIn } from './log-in.mjs';

const SCRIPT = new URL('./dev-bank.mjs', import.meta.url).pathname;

test(
  'npm run dev:bank shows a payment that is made at the bank as credited',
  { timeout: 120_000 },
  async () => {
    const child = spawn(process.execPath, [SCRIPT, '--port', '0', '--bank-port', '0'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)));
    const ended = once(child, 'close');
    await Promise.race([ended, expect.poll(() => said, { timeout: 100_000 }).toContain('tap Pay')]);
    const [, address = '', password = ''] =
      /Open (\S+) and log in with the password: (.+)\n/.exec(said) ?? [];
    const [, page = '', payer = ''] = /play the bank at (\S+)\n.*tap Pay\. (.+) is a player/.exec(said) ?? [];
    expect(said).toMatch(/connected to the made-up Monzo/);

    const paid = await fetch(`${page}payments`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ kind: 'fps_in', amount: 1234, name: payer }),
    });
    const { id } = (await paid.json()) as { id: string };
    const state = await (await fetch(`${page}state`)).json();
    const { transactions } = state as { transactions: { id: string; created: string }[] };
    expect(transactions[0]).toMatchObject({ id });
    const times = transactions.map(({ created }) => Date.parse(created));
    expect(times).toEqual(times.toSorted((one, other) => other - one));
    const { headers } = await logIn(address, password);
    const payment = async () => (await fetch(`${address}/api/v1/payments/${id}`, { headers })).json();
    await expect
      .poll(payment, { timeout: 20_000 })
      .toMatchObject({ amount: 1234, status: 'matched', verified: true, conflict: false });
    const bank = (await (await fetch(`${address}/api/v1/bank`, { headers })).json()) as object;
    expect(bank).toMatchObject({ state: 'connected', problem: null });

    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  },
);
