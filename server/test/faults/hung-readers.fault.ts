import { get, type IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { transfer } from '../support/bank.ts';
import { inParallel } from '../support/chance.ts';
import { createHttpClient } from '../support/http-client.ts';
import { logIn, type PageHeaders } from '../support/log-in.ts';
import { expectSound } from './ledger.ts';
import { startForTest } from './start-for-test.ts';

const HUNG = 50;
const LIVE = 200;
const EVENTS = 20_000;
const WARM_UP = 2;
const MIB = 1024 * 1024;

test(
  'readers of the event stream who hang: they are dropped, nothing piles up, and the others hear all',
  // On a busy machine V8 may take some 40 MiB more for itself, at any time. What piles up would be there each time.
  { timeout: 900_000, retry: 2 },
  async () => {
    const { url, paidUp } = startForTest();
    const port = Number(new URL(await paidUp.address()).port);
    const client = createHttpClient(port, 32);
    // A session has at most 100 streams.
    const sessions = await Promise.all([1, 2, 3].map(() => logIn(port)));
    const session = (index: number) => sessions[index % 3] ?? { Cookie: '', Origin: '' };
    const live = await openAll(LIVE, (index) => openReader(port, session(index)));

    // The memory of a new server grows for a while in any case.
    for (let round = 0; round < WARM_UP; round++) await deliver();
    const before = await deliver();
    const hung = await openAll(HUNG, (index) => openReader(port, session(index), true));
    expect(await metric('paidup_event_streams')).toBe(LIVE + HUNG);
    const after = await deliver();

    await expect.poll(() => metric('paidup_event_streams'), { timeout: 30_000 }).toBe(LIVE);
    await expect
      .poll(() => new Set(live.map(({ heard }) => heard())), { timeout: 30_000 })
      .toEqual(new Set([(WARM_UP + 2) * EVENTS]));
    const growth = (after - before) / MIB;
    console.info(`${HUNG} hung and ${LIVE} live readers: the memory grew by ${growth.toFixed(1)} MiB`);
    expect(growth).toBeLessThan(30);
    for (const { response } of hung) expect(response.isPaused()).toBe(true);

    for (const { response } of [...live, ...hung]) response.destroy();
    await expect.poll(() => metric('paidup_event_streams')).toBe(0);
    client.close();
    expect((await paidUp.end('SIGTERM')).code).toBe(0);
    await expectSound(url);

    /** Makes so many events, and returns the most memory that the server had meanwhile, in bytes. */
    async function deliver(): Promise<number> {
      let most = 0;
      let isOver = false;
      const watching = (async () => {
        while (!isOver) {
          most = Math.max(most, await metric('process_resident_memory_bytes'));
          await pause(250);
        }
      })();
      // Long ids fill the system's own buffer for a reader who does not read.
      const bodies = Array.from({ length: EVENTS }, () => transfer('A', 1));
      await inParallel(bodies, 32, async (body) => {
        body.data.id = `${String(body.data.id)}_${'x'.repeat(220)}`;
        expect((await client.send('POST', '/monzo_webhook', { body })).status).toBe(200);
      });
      isOver = true;
      await watching;
      return most;
    }

    async function metric(name: string): Promise<number> {
      const { text } = await client.send('GET', '/metrics');
      return Number(new RegExp(`^${name} (.+)$`, 'm').exec(text)?.[1]);
    }
  },
);

async function openAll<Reader>(count: number, open: (index: number) => Promise<Reader>): Promise<Reader[]> {
  return inParallel(
    Array.from({ length: count }, (_, index) => index),
    20,
    open,
  );
}

/** Opens an event stream, and counts the changes that it tells, or reads nothing if it hangs. */
async function openReader(port: number, session: PageHeaders, isHung = false) {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get({ host: '127.0.0.1', port, path: '/api/v1/events', headers: session, agent: false }, resolve).on(
      'error',
      reject,
    );
  });
  response.on('error', () => undefined);
  let heard = 0;
  let rest = '';
  if (isHung) response.pause();
  else
    response.setEncoding('latin1').on('data', (chunk: string) => {
      const parts = (rest + chunk).split(CHANGE);
      heard += parts.length - 1;
      rest = (parts.at(-1) ?? '').slice(1 - CHANGE.length);
    });
  return { response, heard: () => heard };
}

const CHANGE = 'event: change\n';
