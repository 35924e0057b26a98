import { spawn } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBankClock } from './fake-monzo/bank-clock.ts';
import { type FakeMonzo, startFakeMonzo } from './fake-monzo/start-fake-monzo.ts';
import { makeDirectory } from '../server/test/support/temporary-directory.ts';
import { root } from './root.mjs';

/** All of the bank's API. */
const END_POINTS = [
  'POST /oauth2/token',
  'POST /oauth2/logout',
  'GET /ping/whoami',
  'GET /accounts',
  'GET /balance',
  'GET /pots',
  'PUT /pots/:id/deposit',
  'PUT /pots/:id/withdraw',
  'GET /transactions',
  'GET /transactions/:id',
  'PATCH /transactions/:id',
  'POST /feed',
  'POST /attachment/upload',
  'POST /attachment/register',
  'POST /attachment/deregister',
  'PUT /transaction-receipts',
  'GET /transaction-receipts',
  'DELETE /transaction-receipts',
  'POST /webhooks',
  'GET /webhooks',
  'DELETE /webhooks/:id',
];

let fake: FakeMonzo;
let directory: Awaited<ReturnType<typeof makeDirectory>>;

beforeAll(async () => {
  directory = await makeDirectory();
  fake = await startFakeMonzo({
    clock: createBankClock({ isRunning: true }),
    accounts: ['uk_retail', 'uk_loan'],
  });
});
afterAll(async () => {
  await fake.stop();
  await directory.remove();
});

/** Starts a command against the fake bank. */
function start(...words: string[]) {
  const file = directory.path('login.json');
  const child = spawn(process.execPath, ['scripts/monzo.mjs', ...words, '--fake', '--login-file', file], {
    cwd: root,
    env: { ...process.env, MONZO_API_URL: fake.url, MONZO_AUTH_URL: fake.url },
  });
  const output = text(child.stdout);
  const told = text(child.stderr);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    child,
    result: Promise.all([ended, output, told]).then(([code, out, err]) => ({ code, out, err })),
  };
}

function run(...words: string[]) {
  const { child, result } = start(...words);
  child.stdin.end();
  return result;
}

/** Does as the owner: opens the address that the command prints, and says yes. Returns where the browser goes. */
async function openAddress({ child }: ReturnType<typeof start>): Promise<string> {
  let told = '';
  for (;;) {
    told += await new Promise<string>((resolve) =>
      child.stderr.once('data', (bytes) => resolve(String(bytes))),
    );
    const [address] = /http\S+state=\S+/.exec(told) ?? [];
    if (address) return fake.controls.logIn({ authorise_url: address }).redirect_url;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('npm run monzo', () => {
  test('it tells that nobody is logged in, and what to do', async () => {
    expect(await run('whoami')).toEqual({
      code: 1,
      out: '',
      err: 'Nobody is logged in.\nLog in again: npm run monzo -- login --fake\n',
    });
  });

  test('it logs in through a browser, waits for the approval, and keeps the login private', async () => {
    fake.controls.turnSwitches({ approval: 'at_once' });
    const login = start('login', '--redirect-url', `http://localhost:${await freePort()}/callback`);
    const answer = await fetch(await openAddress(login));
    expect(await answer.text()).toContain('Approve the login in the Monzo app now');
    expect(await login.result).toMatchObject({ code: 0, out: 'You are logged in.\n' });
    expect(statSync(directory.path('login.json')).mode & 0o777).toBe(0o600);
  });

  test('it takes the address of a browser elsewhere, and none of another login', async () => {
    const login = start('login', '--redirect-url', 'http://[::1]:9/callback');
    const address = await openAddress(login);
    login.child.stdin.write('what?\n');
    login.child.stdin.end(`${address.replace(/state=.../, 'state=')}\n`);
    expect(await login.result).toMatchObject({
      code: 1,
      err: expect.stringContaining('is not the one that was begun'),
    });

    const again = start('login', '--redirect-url', 'http://[::1]:9/callback');
    again.child.stdin.end(`${await openAddress(again)}\n`);
    expect(await again.result).toMatchObject({ code: 0, out: 'You are logged in.\n' });
  });

  test('it prints tables in pounds, and JSON in pence', async () => {
    const { id } = fake.bank.payments.make({
      kind: 'fps_in',
      amount: 500,
      name: 'TOM \u001b[31mBRADLEY',
      reference: 'FOOTY',
    });
    const { out } = await run('transactions');
    expect(out.split('\n')).toEqual([
      expect.stringMatching(/^when +amount +who +what +transaction$/),
      expect.stringMatching(
        new RegExp(`^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d +5\\.00 +GBP +TOM +\\[31mBRADLEY +FOOTY +${id}$`),
      ),
      '',
    ]);
    const json = await run('transaction', id, '--json');
    expect(json.out).not.toContain('\u001b');
    expect(JSON.parse(json.out)).toMatchObject({
      id,
      amount: 500,
      counterparty: { name: 'TOM \u001b[31mBRADLEY' },
    });
    expect((await run('balance')).out).toMatch(/balance +with pots +spent today\n *1255\.00 /);
    expect((await run('accounts')).out).toMatch(/acc_\w+ +uk_retail +open +Ashley Kingscote\n/);
  });

  test('it annotates, and tells what the bank has not kept', async () => {
    const { id } = fake.bank.payments.make({ kind: 'fps_in', amount: 500, name: 'TOM', reference: 'FOOTY' });
    expect(await run('annotate', id, 'notes=FOOTY (Tom)', 'colour=red')).toMatchObject({
      code: 0,
      err: 'The bank has not kept colour.\n',
    });
    expect(fake.bank.ledger.find(id).notes).toBe('FOOTY (Tom)');
  });

  test('it moves money to a pot once under a name', async () => {
    const [pot] = fake.bank.pots.of(fake.bank.accounts.get().id);
    const { balance = 0 } = pot ?? {};
    for (let time = 0; time < 2; time++) await run('deposit', pot?.id ?? '', '12.50', 'once');
    expect(pot?.balance).toBe(balance + 1250);
    expect(await run('deposit', pot?.id ?? '', '12,50', 'again')).toMatchObject({ code: 1 });
  });

  test('it registers a webhook once, and hides the end of its address', async () => {
    const address = 'https://club.example/monzo_webhook/a-very-secret-word';
    for (let time = 0; time < 2; time++) await run('webhook-add', address);
    const { out } = await run('webhooks');
    expect(out).toMatch(/^webhook +address\nwebhook_\w+ +https:\/\/club\.example\/monzo_webhook\/a-ve…\n$/);
    expect(JSON.parse((await run('webhooks', '--json')).out)).toMatchObject([{ url: address }]);
  });

  test('it has a command for all that a client may call', { timeout: 120_000 }, async () => {
    const { bank } = fake;
    const account = bank.accounts.get().id;
    const [pot] = bank.pots.of(account);
    const { id } = bank.payments.make({ kind: 'card', amount: 1000 });
    const file = (name: string, content: string) => {
      writeFileSync(directory.path(name), content);
      return directory.path(name);
    };
    const items = [{ description: 'Thursday', amount: 1000, currency: 'GBP' }];
    const receipt = { transaction_id: id, external_id: 'ours', total: 1000, currency: 'GBP', items };
    const [webhook] = bank.webhooks.list();
    for (const [words, told] of [
      [['refresh'], 'The login has new tokens.'],
      [['pots'], `${pot?.id}  Football`],
      [['withdraw', pot?.id ?? '', '1', 'back'], 'Football'],
      [['feed', 'Thursday', 'https://club.example/ball.png', 'Tom owes £5'], 'It is in the feed.'],
      [['attach', id, file('pitch.png', 'a picture')], 'attach_'],
      [['attach', id, 'https://club.example/pitch.jpg'], 'https://club.example/pitch.jpg'],
      [['receipt-put', file('receipt.json', JSON.stringify(receipt))], 'It is stored.'],
      [['receipt', 'ours'], '10.00'],
      [['receipt-delete', 'ours'], 'It is deleted.'],
      [['webhook-delete', webhook?.id ?? ''], 'It is deleted.'],
    ] as const)
      expect({ words, ...(await run(...words)) }).toMatchObject({
        code: 0,
        out: expect.stringContaining(told),
      });
    const [first, second] = bank.ledger.find(id).attachments ?? [];
    expect(second).toMatchObject({ file_url: 'https://club.example/pitch.jpg', file_type: 'image/jpeg' });
    expect(await run('detach', first?.id ?? '')).toMatchObject({ code: 0 });
    expect(bank.ledger.find(id).attachments).toEqual([second]);
    expect(bank.feed).toMatchObject([{ params: { title: 'Thursday', body: 'Tom owes £5' } }]);
    expect([bank.receipts.size, bank.webhooks.list().length]).toEqual([0, 0]);
  });

  test('it checks whether the bank answers as expected', async () => {
    fake.bank.troubles.add({ kind: 'wrong_shape', calls: 1, path: '/pots' });
    const { code, out } = await run('check');
    expect({ code, lines: out.trim().split('\n').slice(1) }).toEqual({
      code: 1,
      lines: [
        'whoami        as expected',
        'accounts      as expected',
        'balance       as expected',
        'pots          GET /pots was answered with something unknown: pots.',
        'transactions  as expected',
        'webhooks      as expected',
      ],
    });
    expect(await run('check')).toMatchObject({ code: 0 });
  });

  test('it ends with 64 for what is no command', async () => {
    expect(await run('constructor')).toMatchObject({ code: 64 });
    expect(await run('annotate', 'tx_1')).toMatchObject({ code: 64 });
    expect(await run('whoami', 'me')).toMatchObject({ code: 64 });
  });

  test('it logs out', async () => {
    expect(await run('logout')).toMatchObject({ code: 0, out: 'You are logged out.\n' });
    const called = fake.bank.calls.map(
      ({ method, path }) => `${method} ${path.replace(/(?<=\/)\w+_0000\w+/, ':id')}`,
    );
    expect([...new Set(called)].toSorted()).toEqual(END_POINTS.toSorted());
    expect(await run('accounts')).toMatchObject({ code: 1, err: expect.stringContaining('Log in again') });
  });
});
