import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { createApp } from '../../src/app.ts';
import { TIMEOUTS } from '../../src/http/connections.ts';
import { createLog } from '../../src/log.ts';
import { createMetrics } from '../../src/metrics.ts';
import { newId } from '../../src/clock-and-ids.ts';
import type { BankSurroundings } from '../../src/services/dependencies.ts';
import { createMadeUpSeason } from '../../src/made-up-season/made-up-season.ts';
import { createServices } from '../../src/services/services.ts';
import { openScratchStore, openSeasonPlace, openStore } from '../../src/store/open-store.ts';
import { settableClock } from './clock.ts';
import { createHttpClient, type Ask } from './http-client.ts';
import { keepLog, keepSecrets } from './kept-logs.ts';
import { logIn, organiserAccount, PASSWORD, stayLoggedIn } from './log-in.ts';
import { sqlite, type TestStore } from './stores.ts';

export type AppSettings = {
  store?: TestStore;
  webhookSecret?: string;
  publicUrl?: string;
  trustedProxies?: string[];
  timeZone?: string;
  monzoMeUsername?: string;
  /** The app's clock. It stands still until the test moves it, unless it is given. */
  clock?: ReturnType<typeof settableClock>;
  /** The bank that can be connected. The app is known there at its own port. */
  bank?: Omit<BankSurroundings, 'publicUrl'>;
};

export type TestApp = Awaited<ReturnType<typeof startApp>>;

/** The whole server on a free port, with a fresh store and a clock that the test moves. */
export async function startApp(settings: AppSettings = {}) {
  keepSecrets(PASSWORD, settings.webhookSecret);
  const place = (settings.store ?? sqlite).place();
  const silent = { info() {}, warn() {} };
  const store = await openStore(place.url, silent);
  const clock = settings.clock ?? settableClock();
  const server = createServer(TIMEOUTS);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const surroundings = {
    store,
    clock: clock.now,
    newId,
    timeZone: settings.timeZone ?? 'Europe/London',
    monzoMeUsername: settings.monzoMeUsername,
    secretKey: Buffer.alloc(32, 'paid up'),
    bank: settings.bank && { ...settings.bank, publicUrl: `http://127.0.0.1:${port}` },
  };
  const services = createServices(surroundings);
  const season = createMadeUpSeason({
    ...surroundings,
    place: await openSeasonPlace(place.url, silent),
    openScratch: () => openScratchStore(silent),
  });
  await store.accounts.create(organiserAccount(clock.now()));
  const closing = new AbortController();
  const logged: string[] = [];
  const broken: Error[] = [];
  const metrics = createMetrics();
  server.on(
    'request',
    createApp({
      services,
      store,
      season,
      metrics,
      log: createLog('trace', { write: (line) => (logged.push(line), keepLog(line)) }),
      publicUrl: settings.publicUrl,
      trustedProxies: settings.trustedProxies ?? [],
      webhookSecret: settings.webhookSecret,
      clientFolder: fileURLToPath(new URL('./site', import.meta.url)),
      closing: closing.signal,
      whenBroken: (error) => void broken.push(error),
    }),
  );
  const client = createHttpClient(port);
  const ours = settings.publicUrl === undefined ? {} : { origin: new URL(settings.publicUrl).origin };
  const currentSession = stayLoggedIn(clock.now, () => logIn(port, ours));
  const session = await currentSession();
  logged.length = 0;

  return {
    port,
    store,
    services,
    /** What another process on the same store is made of. */
    surroundings,
    metrics,
    clock,
    /** The headers of the organiser's pages. */
    session,

    /** Sends a request as the organiser's page does. */
    send: async <Body = unknown>(method: string, path: string, { headers = {}, ...ask }: Ask = {}) => {
      const host = settings.publicUrl === undefined && headers['Host'];
      const page = { ...(await currentSession()), ...(host ? { Origin: `http://${String(host)}` } : {}) };
      const headersOfPage = /api/i.test(path) ? page : {};
      return client.send<Body>(method, path, { ...ask, headers: { ...headersOfPage, ...headers } });
    },

    /** Sends a request of somebody who has not logged in. */
    sendAsStranger: client.send,
    /** The lines of the log so far. */
    logged,

    /** Everything that is stored, to compare before and after. */
    stored: async () => ({
      players: await store.players.list({ archived: null, search: null, after: null, limit: 10_000 }),
      fixtures: await store.fixtures.list({ ...everything, status: null, now: clock.now(), order: 'asc' }),
      payments: await store.payments.list({ ...everything, status: null, player_id: null, search: null }),
      settings: await store.settings.get(),
    }),

    /** Ends the open event streams, as the server does when it is told to stop. */
    endStreams: () => closing.abort(),

    /** Stops the server, once every invariant of what is stored has been seen to hold. */
    async close() {
      closing.abort();
      client.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      try {
        expect((await store.audit()).findings).toEqual([]);
        expect(broken).toEqual([]);
      } finally {
        await season.close();
        await store.close();
        await place.remove();
      }
    },
  };
}

const everything = { from: null, before: null, after: null, limit: 100_000 };
