import { afterEach, describe, expect, it, vi } from 'vitest';
import { API, clubOf, codeOf } from '../support/club.ts';
import { openStream } from '../support/event-stream.ts';
import { addToken, logIn } from '../support/log-in.ts';
import { stores } from '../support/stores.ts';
import { useApp } from '../support/use-app.ts';

describe.each(stores)('an event stream on $name', (store) => {
  const app = useApp({ store });
  afterEach(() => vi.useRealTimers());

  it('ends at once when its session does, and others go on', async () => {
    const { port } = app();
    const session = await logIn(port);
    const [ended, other] = [await openStream({ port, session }), await openStream(app())];
    await app().sendAsStranger('DELETE', `${API}/session`, { headers: session });
    await vi.waitFor(() => expect(ended.isOpen()).toBe(false), 5_000);
    const { id } = await clubOf(app()).addPlayer('Ash');
    await vi.waitFor(() => expect(other.changes()).toEqual([`player ${id}`]), 5_000);
    expect(ended.changes()).toEqual([]);
    other.close();
  });

  it('sends nothing after its session ended in another process, and ends', async () => {
    const { port } = app();
    const session = await logIn(port);
    const stream = await openStream({ port, session });
    await endElsewhere(session.Cookie);
    await clubOf(app()).addPlayer('Ash');
    await stream.closed;
    expect(stream.text()).toBe('retry: 1000\n\n');
  });

  it('ends within sixteen seconds of a session that ended in another process', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { port } = app();
    const session = await logIn(port);
    const [ended, other] = [await openStream({ port, session }), await openStream(app())];
    await endElsewhere(session.Cookie);
    await vi.advanceTimersByTimeAsync(15_000);
    await ended.closed;
    expect(ended.text()).toBe('retry: 1000\n\n');
    await vi.waitFor(() => expect(other.text()).toBe('retry: 1000\n\n: still here\n\n'));
    other.close();
  });

  it('of a token ends when it is revoked', async () => {
    const { port } = app();
    const headers = await addToken(app(), 'Script');
    const stream = await openStream({ port, session: headers });
    const { items } = (await app().send<{ items: { id: string }[] }>('GET', `${API}/tokens`)).body;
    await app().send('DELETE', `${API}/tokens/${items[0]?.id}`);
    await clubOf(app()).addPlayer('Ash');
    await stream.closed;
    expect(stream.changes()).toEqual([]);
  });

  /** Ends a session as another process does, of which this one is not told. */
  async function endElsewhere(cookie: string): Promise<void> {
    const { items } = (
      await app().sendAsStranger<{ items: { id: string; current: boolean }[] }>('GET', `${API}/sessions`, {
        headers: { Cookie: cookie },
      })
    ).body;
    const id = items.find(({ current }) => current)?.id ?? '';
    expect(await app().store.sessions.remove(id, 'organiser')).toBe('removed');
  }
});

describe('the event streams of a session', () => {
  const app = useApp();

  it('are a hundred at most, and a place is free again when one closes', async () => {
    const streams = await Promise.all(Array.from({ length: 100 }, () => openStream(app())));
    const answer = await app().send('GET', `${API}/events`);
    expect(codeOf(answer)).toEqual([503, 'unavailable']);
    const other = await openStream({ port: app().port, session: await logIn(app().port) });
    streams[0]?.close();
    await vi.waitFor(async () => expect((await app().send('HEAD', `${API}/events`)).status).toBe(200));
    for (const stream of [...streams, other]) stream.close();
  });
});
