import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { transfer } from '../support/bank.ts';
import { API, codeOf } from '../support/club.ts';
import { type Answer, createHttpClient, type HttpClient } from '../support/http-client.ts';
import { seen } from '../support/seen.ts';
import { useApp } from '../support/use-app.ts';

const MAX = 1_000;
const SECRET = 'a-Secret_of_the_webhook_0123456789';
const WEBHOOK = `/monzo_webhook/${SECRET}`;
const TOO_MUCH = [503, 'unavailable'];
const HUNG_UP = { status: 0, headers: {}, text: '', body: undefined };

describe('a server with a thousand requests in work', () => {
  const app = useApp({ webhookSecret: SECRET });
  const clients: HttpClient[] = [];
  const sockets: Socket[] = [];
  afterEach(() => {
    clients.splice(0).forEach((client) => client.close());
    sockets.splice(0).forEach((socket) => socket.destroy());
    vi.restoreAllMocks();
  });

  /** Keeps what `begin` sends in work until the returned function lets it go on, and then gives the answers. */
  async function fill(begin: (client: HttpClient) => Promise<Answer<unknown>>, count: number) {
    const client = createHttpClient(app().port, count);
    clients.push(client);
    const answers = Array.from({ length: count }, () => begin(client));
    await vi.waitFor(async () => expect(await inWork()).toBe(count), { timeout: 10_000 });
    return () => Promise.all(answers);
  }

  /** Makes the store wait in one of its steps. Returns what lets it go on. */
  function stall<Part extends 'payments' | 'players'>(
    part: Part,
    step: Part extends 'players' ? 'list' : 'recordOnce',
  ) {
    const { promise, resolve } = Promise.withResolvers<null>();
    const store = app().store[part] as unknown as Record<string, (...input: unknown[]) => Promise<unknown>>;
    const real = store[step]?.bind(store);
    vi.spyOn(store, step).mockImplementation(async (...input) => {
      await promise;
      return real?.(...input);
    });
    return () => resolve(null);
  }

  async function inWork() {
    const { text } = await app().sendAsStranger('GET', '/metrics');
    return Number(/^paidup_requests_in_work (\d+)$/m.exec(text)?.[1]);
  }

  const list = (client: HttpClient) =>
    client.send('GET', `${API}/players`, { headers: { ...app().session } });
  const deliver = (client: HttpClient) => client.send('POST', WEBHOOK, { body: transfer('A') });

  it('refuses others with 503, takes deliveries, and answers its health check', async () => {
    const goOn = stall('players', 'list');
    const filled = await fill(list, MAX);
    const refused = await app().send('GET', `${API}/fixtures`);
    expect(codeOf(refused)).toEqual(TOO_MUCH);
    expect(refused.headers['retry-after']).toMatch(/^\d+$/);
    expect((await app().send('GET', '/readyz')).status).toBe(503);
    expect((await app().send('GET', '/healthz')).status).toBe(200);
    const taken = await app().send('POST', WEBHOOK, { body: transfer('A') });
    expect(taken).toMatchObject({ status: 200, body: { outcome: 'unmatched' } });
    goOn();
    expect(new Set((await filled()).map(({ status }) => status))).toEqual(new Set([200]));
    expect((await app().send('GET', `${API}/fixtures`)).status).toBe(200);
    expect(await inWork()).toBe(0);
  });

  it('refuses deliveries when a thousand of them are in work, and takes them again', async () => {
    const goOn = stall('payments', 'recordOnce');
    const filled = await fill(deliver, MAX);
    const refused = await app().send('POST', WEBHOOK, { body: transfer('A') });
    expect(codeOf(refused)).toEqual(TOO_MUCH);
    expect(refused.headers).toHaveProperty('retry-after');
    expect(codeOf(await app().send('GET', `${API}/players`))).toEqual(TOO_MUCH);
    expect((await app().send('GET', '/healthz')).status).toBe(200);
    const [unknown, wrong] = await Promise.all(
      ['/monzo_webhoot/x', `${WEBHOOK}x`].map((path) => app().send('POST', path, { body: transfer('A') })),
    );
    expect(unknown?.status).toBe(404);
    expect(wrong && seen(wrong)).toEqual(unknown && seen(unknown));
    expect((await app().stored()).payments).toEqual([]);
    goOn();
    expect(new Set((await filled()).map(({ status }) => status))).toEqual(new Set([200]));
    expect((await app().stored()).payments).toHaveLength(MAX);
    expect((await app().send('POST', WEBHOOK, { body: transfer('A') })).status).toBe(200);
  });

  it('does not count those who are still sending', async () => {
    for (let count = 0; count < MAX + 100; count++) {
      const socket = connect(app().port, '127.0.0.1').on('error', () => undefined);
      socket.write(`POST ${WEBHOOK} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 50\r\n\r\n{`);
      sockets.push(socket);
    }
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    await vi.waitFor(async () => expect(await inWork()).toBe(0), { timeout: 10_000 });
    expect((await app().send('POST', WEBHOOK, { body: transfer('A') })).status).toBe(200);
    expect((await app().send('GET', `${API}/players`)).status).toBe(200);
  });

  it('gives back its place when a request fails or hangs up', async () => {
    const goOn = stall('players', 'list');
    await fill((client) => list(client).catch(() => HUNG_UP), 50);
    clients.splice(0).forEach((client) => client.close());
    goOn();
    await vi.waitFor(async () => expect(await inWork()).toBe(0), { timeout: 10_000 });
  });
});
