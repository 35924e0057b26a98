import { describe, expect, it } from 'vitest';
import { DAY, MINUTE } from '../support/clock.ts';
import { stores } from '../support/stores.ts';
import { codeOf, DEVICE, PASSWORD, useTwoDoors } from './two-doors.ts';

describe.each(stores)('a session, on $name', (store) => {
  const doors = useTwoDoors(store);
  const callerOf = async (sessionToken: string) => {
    const caller = await doors.one.access.callerOfSession(sessionToken);
    if (caller === null) throw new Error('nobody');
    return caller;
  };
  const isAlive = async (sessionToken: string) =>
    (await doors.other.access.callerOfSession(sessionToken)) !== null;

  it('says who somebody is, by a name of its own for each log-in', async () => {
    const [first, { sessionToken: second }] = [await doors.claim(), await doors.logIn()];
    expect(second).not.toBe(first);
    expect(await callerOf(first)).toEqual({
      role: 'organiser',
      name: 'organiser',
      account_id: 'organiser',
      session_id: expect.stringMatching(/^session_/),
      token_id: null,
    });
    for (const wrong of ['', 'x', first.slice(1), `${first}x`]) expect(await isAlive(wrong)).toBe(false);
  });

  it('ends when nobody came for 7 days', async () => {
    const token = await doors.claim();
    doors.clock.advance(7 * DAY);
    expect(await isAlive(token)).toBe(true);
    doors.clock.advance(7 * DAY + 1);
    expect(await isAlive(token)).toBe(false);
  });

  it('ends after 30 days, however often somebody comes', async () => {
    const token = await doors.claim();
    for (let day = 0; day < 30; day++) {
      doors.clock.advance(DAY);
      expect(await isAlive(token)).toBe(true);
    }
    const { session_id } = await callerOf(token);
    doors.clock.advance(1);
    expect(await isAlive(token)).toBe(false);
    expect(await doors.one.access.isLive(session_id ?? '')).toBe(false);
    await doors.logIn();
    expect(await doors.store.sessions.list('organiser')).toHaveLength(1);
  });

  it('is listed with its device, and remembers a sight once a minute', async () => {
    const token = await doors.claim();
    const began = doors.clock.now();
    doors.clock.advance(MINUTE - 1);
    const caller = await callerOf(token);
    const id = caller.session_id ?? '';
    const own = { id, current: true, device: DEVICE, created_at: began };
    expect(await doors.other.access.sessions(caller)).toEqual({ items: [{ ...own, last_seen_at: began }] });
    doors.clock.advance(1);
    await callerOf(token);
    const { items } = await doors.one.access.sessions({ ...caller, session_id: 'another' });
    expect(items).toEqual([{ ...own, current: false, last_seen_at: doors.clock.now() }]);
    doors.clock.advance(7 * DAY + 1);
    expect(await doors.one.access.sessions(caller)).toEqual({ items: [] });
  });

  it('still lets somebody read when the sight can’t be stored', async () => {
    const token = await doors.claim();
    doors.clock.advance(MINUTE);
    const full = { ...doors.store.sessions, touch: () => Promise.reject(new Error('full')) };
    Object.assign(doors.store, { sessions: full });
    expect(await isAlive(token)).toBe(true);
  });

  it('ends at once for all processes, and says so in its own', async () => {
    const [first, { sessionToken: second }] = [await doors.claim(), await doors.logIn()];
    const [caller, { session_id }] = [await callerOf(first), await callerOf(second)];
    const ended: string[] = [];
    const stop = doors.one.access.whenSessionEnds((id) => ended.push(id));
    await doors.one.access.endSession(caller, session_id ?? '');
    expect(await codeOf(doors.one.access.endSession(caller, session_id ?? ''))).toBe('not_found');
    expect([await isAlive(first), await isAlive(second)]).toEqual([true, false]);
    await doors.one.access.logOut(caller);
    await doors.one.access.logOut(caller);
    expect(await isAlive(first)).toBe(false);
    expect(await doors.other.access.isLive(caller.session_id ?? '')).toBe(false);
    expect(ended.slice(0, 2)).toEqual([session_id, caller.session_id]);
    stop();
  });

  it('belongs to one account, which alone can end it', async () => {
    const organiser = await callerOf(await doors.claim());
    const { setupToken } = await doors.one.deputies.create('Sam Porter');
    const { sessionToken } = await doors.other.access.claim({
      token: setupToken,
      password: PASSWORD,
      device: '',
    });
    const sam = await callerOf(sessionToken);
    expect(await codeOf(doors.one.access.endSession(sam, organiser.session_id ?? ''))).toBe('not_found');
    expect(await codeOf(doors.one.access.endSession(organiser, sam.session_id ?? ''))).toBe('not_found');
    const { items } = await doors.one.access.sessions(sam);
    expect(items.map(({ id }) => id)).toEqual([sam.session_id]);
  });
});
