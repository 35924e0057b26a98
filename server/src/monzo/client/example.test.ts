import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { createMemoryTokens } from './memory-tokens.ts';
import { tellIncome } from './example.ts';
import { openApproved } from '../../../test/monzo-client/open-monzo.ts';
import { makeDirectory } from '../../../test/support/temporary-directory.ts';

test('it tells who has paid', async () => {
  const { bank, monzo } = await openApproved();
  bank.payments.make({ kind: 'fps_in', amount: 500, name: 'TOM BRADLEY' });
  bank.payments.make({ kind: 'pot_withdraw', amount: 300 });
  bank.payments.make({ kind: 'card', amount: 4500 });
  bank.payments.make({ kind: 'p2p_in', amount: 1050, name: 'Priya Raman' });
  const lines: string[] = [];
  await tellIncome('2026-11-12T00:00:00Z', monzo, (line) => lines.push(line));
  expect(lines).toEqual(['2026-11-12 £5.00 TOM BRADLEY', '2026-11-12 £10.50 Priya Raman', 'Together £15.50']);
});

test('it says what to do when nobody is logged in', async () => {
  const { monzo } = await openApproved();
  const lines: string[] = [];
  await tellIncome('2026-11-12T00:00:00Z', { ...monzo, tokens: createMemoryTokens() }, (line) =>
    lines.push(line),
  );
  expect(lines).toEqual(['Log in again.']);
});

test('it runs as a program', async () => {
  const directory = await makeDirectory();
  onTestFinished(directory.remove);
  const script = fileURLToPath(new URL('example.ts', import.meta.url));
  const cwd = directory.path('.');
  const said = execFileSync(process.execPath, [script, '2026-11-01'], { cwd, encoding: 'utf8' });
  expect(said).toBe('Log in again.\n');
});
