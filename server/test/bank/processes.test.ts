import type { Bank, BankConnecting } from '@paidup/shared/bank';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createBankClock } from '../../../scripts/fake-monzo/bank-clock.ts';
import { startFakeMonzo } from '../../../scripts/fake-monzo/start-fake-monzo.ts';
import { spawnServer } from '../support/child.ts';
import { API } from '../support/club.ts';
import { freePort } from '../support/free-port.ts';
import { createHttpClient } from '../support/http-client.ts';
import { logIn } from '../support/log-in.ts';
import { outliveLeases } from '../support/outlive-leases.ts';
import { mongo, storesOfProcesses, type TestStore } from '../support/stores.ts';

/** Makes what starts processes on one database, all of them known to one fake bank under one address. */
async function openClub(store: TestStore) {
  const place = store.place();
  const fake = await startFakeMonzo({ clock: createBankClock({ isRunning: true }), accounts: ['uk_retail'] });
  const publicPort = await freePort();
  const PUBLIC_URL = `http://127.0.0.1:${publicPort}`;
  const [{ id, secret }] = fake.bank.clients;
  const running: ReturnType<typeof spawnServer>[] = [];
  onTestFinished(async () => {
    for (const server of running) server.stop('SIGKILL');
    await Promise.all(running.map(({ ended }) => ended));
    await fake.stop();
    await place.remove();
  });
  return { url: place.url, fake, start, callsOf };

  /** A process at the public address, or beside it. */
  async function start(isPublic = true) {
    const server = spawnServer({
      DATABASE_URL: place.url,
      PORT: String(isPublic ? publicPort : 0),
      PUBLIC_URL,
      SECRET_KEY: Buffer.alloc(32, 'football').toString('base64'),
      MONZO_CLIENT_ID: id,
      MONZO_CLIENT_SECRET: secret,
      MONZO_API_URL: fake.url,
      MONZO_AUTH_URL: fake.url,
    });
    running.push(server);
    const listening = await server.port();
    const client = createHttpClient(listening);
    const session = await logIn(listening, { origin: PUBLIC_URL });
    const send = <Body>(method: string, path: string, body?: object) =>
      client.send<Body>(method, API + path, { headers: session, ...(body && { body }) });
    return {
      pots: async () => (await send('GET', '/bank/pots')).status,
      bank: async () => (await send<Bank>('GET', '/bank')).body,
      async logInAtBank() {
        const { authorise_url } = (await send<BankConnecting>('POST', '/bank/connection', {})).body;
        const { pathname, search } = new URL(fake.controls.logIn({ authorise_url }).redirect_url);
        expect((await client.send('GET', pathname + search)).headers.location).toBe('/settings?bank=approve');
      },
      async kill() {
        client.close();
        server.stop('SIGKILL');
        await server.ended;
      },
    };
  }

  function callsOf(path: string): number {
    return fake.bank.calls.filter((call) => call.path === path).length;
  }
}

const SLOWLY = { timeout: 30_000, interval: 200 };

describe.each(storesOfProcesses)('a process on $name', { timeout: 120_000 }, (store) => {
  it('goes on waiting for the approval that another waited for when it was killed', async () => {
    const { fake, start } = await openClub(store);
    const first = await start();
    await first.logInAtBank();
    await first.kill();
    const second = await start();
    expect(await second.bank()).toMatchObject({ state: 'awaiting_approval' });
    fake.controls.approve();
    await expect.poll(second.bank, SLOWLY).toMatchObject({ state: 'connected' });
    expect(fake.bank.webhooks.list()).toHaveLength(1);
    fake.bank.webhooks.remove(fake.bank.webhooks.list()[0]?.id ?? '');
    await second.kill();
    await start();
    await expect.poll(() => fake.bank.webhooks.list(), SLOWLY).toHaveLength(1);
  });
});

describe.runIf(storesOfProcesses.includes(mongo))(
  'two processes on one MongoDB',
  { timeout: 120_000 },
  () => {
    it('refresh the login once, and go on with it when one is killed meanwhile', async () => {
      const { url, fake, start, callsOf } = await openClub(mongo);
      const [one, other] = await Promise.all([start(), start(false)]);
      await one.logInAtBank();
      fake.controls.approve();
      await expect.poll(other.bank, SLOWLY).toMatchObject({ state: 'connected' });
      expect(fake.bank.webhooks.list()).toHaveLength(1);

      fake.controls.expire();
      fake.bank.troubles.add({ kind: 'slow', milliseconds: 500, calls: 1, path: '/oauth2/token' });
      const both = await Promise.all([one, other, one, other].map(({ pots }) => pots()));
      expect(both).toEqual([200, 200, 200, 200]);
      expect(callsOf('/oauth2/token')).toBe(2);

      fake.controls.expire();
      fake.bank.troubles.add({ kind: 'timeout', calls: 1, path: '/oauth2/token' });
      void one.pots().catch(() => 0);
      await expect.poll(() => callsOf('/oauth2/token'), SLOWLY).toBe(3);
      const waiting = other.pots();
      await one.kill();
      await outliveLeases(url);
      expect(await waiting).toBe(200);
      expect(callsOf('/oauth2/token')).toBe(4);
      expect(await (await start()).pots()).toBe(200);
      expect(callsOf('/oauth2/token')).toBe(4);
      expect(await other.bank()).toMatchObject({ state: 'connected', problem: null });
      expect(fake.bank.webhooks.list()).toHaveLength(1);
    });
  },
);
