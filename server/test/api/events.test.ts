import { once } from 'node:events';
import { connect } from 'node:net';
import { delivery } from '@paidup/shared/webhook';
import { describe, expect, it, vi } from 'vitest';
import { transfer } from '../support/bank.ts';
import { API, clubOf } from '../support/club.ts';
import { openStream } from '../support/event-stream.ts';
import { inParallel } from '../support/chance.ts';
import { stores } from '../support/stores.ts';
import { useApp } from '../support/use-app.ts';

describe.each(stores)('the event stream on $name', (store) => {
  const app = useApp({ store });

  it('sends an event after each change of each kind of record, and none when nothing changed', async () => {
    const club = clubOf(app());
    const stream = await openStream(app());
    const expected: string[] = [];
    // After `reset` a reader fetches everything, so earlier changes need no event of their own.
    const expectEvent = async (change: string) => {
      expected.push(change);
      await vi.waitFor(() => expect(stream.wasReset() ? expected : stream.changes()).toEqual(expected), {
        timeout: 5_000,
      });
    };
    const { id: player } = await club.addPlayer('Ash', ['ASH A']);
    await expectEvent(`player ${player}`);
    await club.change('PATCH', `/players/${player}`, { name: 'Ashley' });
    await expectEvent(`player ${player}`);
    await club.change('PATCH', `/players/${player}`, { name: 'Ashley' });
    const { id: fixture } = await club.addFixture();
    await expectEvent(`fixture ${fixture}`);
    await club.change('PATCH', `/fixtures/${fixture}`, { fee: 1 });
    await expectEvent(`fixture ${fixture}`);
    await app().send('DELETE', `${API}/fixtures/${fixture}`);
    await expectEvent(`fixture ${fixture}`);
    const waiting = transfer('LATER');
    await club.deliver(waiting);
    await expectEvent(`payment ${String(waiting.data.id)}`);
    await club.deliver(waiting);
    await club.deliver({ type: 'balance.updated', data: {} });
    await club.deliver({ ...waiting, data: { ...waiting.data, amount: 9 } });
    await expectEvent(`payment ${String(waiting.data.id)}`);
    stream.close();
  });

  it('sends the event of a delivery, and the payment can be read by then', async () => {
    const club = clubOf(app());
    const stream = await openStream(app());
    const body = transfer('ASH A');
    await club.deliver(body);
    await vi.waitFor(() => expect(stream.changes()).toEqual([`payment ${String(body.data.id)}`]), {
      timeout: 5_000,
    });
    expect(await club.payment(String(body.data.id))).toMatchObject({ status: 'unmatched' });
    stream.close();
  });
});

describe('an open event stream', () => {
  const app = useApp();

  it('is plain text for event readers: not compressed, not stored', async () => {
    const stream = await openStream(app(), {
      'Accept-Encoding': 'gzip, br',
      Accept: 'text/event-stream',
    });
    expect(stream.response).toMatchObject({
      statusCode: 200,
      headers: {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      },
    });
    expect(stream.response.headers).not.toHaveProperty('content-encoding');
    await vi.waitFor(() => expect(stream.text()).toMatch(/^retry: \d+\n\n/));
    stream.close();
  });

  it('ends when the server stops', async () => {
    const streams = await Promise.all(Array.from({ length: 5 }, () => openStream(app())));
    app().endStreams();
    await Promise.all(streams.map(({ closed }) => closed));
    expect(streams.every(({ response }) => response.complete)).toBe(true);
  });

  it('sends nothing to a reader who has left, and events to the others', async () => {
    const [gone, here] = [await openStream(app()), await openStream(app())];
    gone.close();
    await gone.closed;
    const { id } = await clubOf(app()).addPlayer('Ash');
    await vi.waitFor(() => expect(here.changes()).toEqual([`player ${id}`]));
    expect(gone.changes()).toEqual([]);
    here.close();
  });

  it('is cut when its reader hangs, while the others get every event', { timeout: 60_000 }, async () => {
    const hung = connect(app().port, '127.0.0.1');
    let isCut = false;
    hung.on('close', () => (isCut = true)).on('error', () => undefined);
    const { Cookie } = app().session;
    hung.write(`GET /api/v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: ${Cookie}\r\n\r\n`);
    await once(hung, 'readable', { signal: AbortSignal.timeout(10_000) });
    hung.pause();
    const live = await openStream(app());
    const { id } = await clubOf(app()).addPlayer('Ash');
    // Long ids fill the system's own buffer for a reader who does not read.
    const ids = Array.from({ length: 30_000 }, (_, index) => `tx_${index}_${'x'.repeat(240)}`);
    await inParallel(ids, 100, async (long) => {
      if (app().logged.some((line) => line.includes('/events'))) return;
      await app().services.monzoWebhook.receive(delivery.parse(transfer('A', 1, { id: long })));
    });
    await vi.waitFor(() => expect(app().logged.some((line) => line.includes('/api/v1/events'))).toBe(true));
    expect(live.isOpen()).toBe(true);
    expect(live.changes()[0]).toBe(`player ${id}`);
    const { payments } = await app().stored();
    await vi.waitFor(() => expect(live.changes()).toHaveLength(1 + payments.length), { timeout: 5_000 });
    hung.resume();
    await vi.waitFor(() => expect(isCut).toBe(true), { timeout: 5_000 });
    live.close();
  });
});
