import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { transfer } from '../support/bank.ts';
import { API, clubOf } from '../support/club.ts';
import { openStream } from '../support/event-stream.ts';
import { useApp } from '../support/use-app.ts';

const OVERLOADED = { status: 503, headers: { 'retry-after': '5' }, body: { code: 'unavailable' } };
const HEADS = {
  webhook: 'POST /monzo_webhook HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2\r\n\r\n',
  'another spelling of it': 'POST /monzo_webhook/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2\r\n\r\n',
  API:
    `POST ${API}/players HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n` +
    'Content-Length: 2\r\n\r\n',
};

describe('a server that has all in work that it may', () => {
  const app = useApp({ limits: { inWork: 3, streams: 2 } });
  let slow: Socket[] = [];
  afterEach(() => slow.forEach((socket) => socket.destroy()));

  /** Three requests whose bodies are awaited. */
  const keepBusy = async (head: string) => {
    slow = [1, 2, 3].map(() => connect(app().port, '127.0.0.1').on('error', () => undefined));
    for (const socket of slow) socket.write(head);
    await vi.waitFor(async () => expect(await app().send('GET', `${API}/players`)).toMatchObject(OVERLOADED));
  };

  it.each(Object.entries(HEADS))('refuses the rest, and says when to come again: %s', async (_what, head) => {
    await keepBusy(head);
    const payment = transfer('ASH A');
    expect(await app().send('POST', '/monzo_webhook', { body: payment })).toMatchObject(OVERLOADED);
    expect(await app().send('POST', '/monzo_webhook/', { body: payment })).toMatchObject(OVERLOADED);
    expect(await app().send('GET', '/healthz')).toMatchObject({ status: 200 });
    expect(await app().send('GET', '/readyz')).toMatchObject({ status: 200 });
    expect((await app().stored()).payments).toEqual([]);
  });

  it('takes the rest again when some of it is done, or whoever asked is gone', async () => {
    await keepBusy(HEADS.webhook);
    slow.pop()?.end('{}');
    slow.pop()?.destroy();
    const payment = transfer('ASH A');
    await vi.waitFor(async () =>
      expect(await app().send('POST', '/monzo_webhook', { body: payment })).toMatchObject({ status: 200 }),
    );
    for (let count = 0; count < 10; count++)
      expect(await app().send('GET', `${API}/players`)).toMatchObject({ status: 200 });
    expect((await app().stored()).payments).toHaveLength(1);
  });

  it('lets so many pages listen, and further ones when one has left', async () => {
    const [first, second] = [await openStream(app().port), await openStream(app().port)];
    expect(await app().send('GET', `${API}/events`)).toMatchObject(OVERLOADED);
    first.close();
    await vi.waitFor(async () => {
      const third = await openStream(app().port);
      expect(third.response.statusCode).toBe(200);
      third.close();
    });
    const { id } = await clubOf(app()).addPlayer('Ash');
    await vi.waitFor(() => expect(second.changes()).toEqual([`player ${id}`]));
    second.close();
  });
});
