import { describe, expect, it } from 'vitest';
import { createAccessService } from '../../src/services/access.ts';
import { createAttemptsService } from '../../src/services/attempts.ts';
import { newId } from '../../src/clock-and-ids.ts';
import { createRevise } from '../../src/services/revise.ts';
import { StoreError, type Store } from '../../src/store/store.ts';
import { MINUTE } from '../support/clock.ts';
import { stores } from '../support/stores.ts';
import { codeOf, countOf, DEVICE, PASSWORD, useTwoDoors } from './two-doors.ts';

const times = (count: number) => Array.from({ length: count }, (_, index) => index);

describe.each(stores)('logging in, on $name', (store) => {
  const doors = useTwoDoors(store);
  const wrong = (index = 0, address?: string) =>
    codeOf(doors.logIn(`wrong ${index}`, index % 2 ? doors.one : doors.other, address));

  it('takes the right password alone, to the letter', async () => {
    await doors.claim();
    await doors.logIn();
    for (const password of [PASSWORD.toUpperCase(), `${PASSWORD} `, '', PASSWORD.slice(1)])
      expect(await codeOf(doors.logIn(password, doors.one, password))).toBe('wrong_password');
  });

  it('lets nobody in before there is a password', async () => {
    expect(await wrong()).toBe('wrong_password');
    await doors.one.access.prepare({ organiserPassword: undefined });
    expect(await wrong()).toBe('wrong_password');
  });

  it('refuses an address after ten wrong ones, guessed at once in two processes', async () => {
    const session = await doors.claim();
    expect(countOf(await Promise.all(times(12).map((index) => wrong(index))))).toEqual({
      wrong_password: 10,
      too_many_requests: 2,
    });
    for (const door of [doors.one, doors.other])
      await expect(doors.logIn(PASSWORD, door)).rejects.toMatchObject({
        code: 'too_many_requests',
        retryAfter: 900,
      });
    await doors.logIn(PASSWORD, doors.one, '192.0.2.2');
    expect(await doors.one.access.callerOfSession(session)).not.toBeNull();
    doors.clock.advance(15 * MINUTE - 1);
    await expect(doors.logIn()).rejects.toMatchObject({ code: 'too_many_requests', retryAfter: 1 });
    doors.clock.advance(1);
    await doors.logIn();
  });

  it('counts one home’s IPv6 addresses together', async () => {
    await doors.claim();
    for (const index of times(10)) await wrong(index, `2001:db8:0:7::${index}`);
    expect(await wrong(0, '2001:0db8::7:a:b:c:d')).toBe('too_many_requests');
    expect(await wrong(0, '2001:db8:0:8::1')).toBe('wrong_password');
  });

  it('does not count right ones, however many come at once', async () => {
    await doors.claim();
    for (const index of times(9)) await wrong(index);
    await Promise.all(times(20).map(() => doors.logIn()));
    expect(await wrong()).toBe('wrong_password');
    expect(await wrong()).toBe('too_many_requests');
  });

  it('delays all after a hundred wrong ones from anywhere, and refuses none', async () => {
    await doors.claim();
    const pauses: number[] = [];
    const dependencies = dependenciesOn(doors.store);
    const attempts = createAttemptsService(dependencies, (milliseconds) =>
      Promise.resolve(pauses.push(milliseconds)),
    );
    const access = createAccessService(dependencies, attempts);
    const guess = { device: DEVICE, address: '192.0.2.3', password: PASSWORD };
    const now = doors.clock.now();
    const count = (id: number) =>
      doors.store.attempts.add('all', { id: `${id}`, now, until: '2026-11-20T12:15:00.000Z', limit: 1000 });
    await Promise.all(times(99).map(count));
    await access.logIn(guess);
    await access.logIn(guess);
    expect(pauses).toEqual([]);
    await count(99);
    await access.logIn(guess);
    expect(pauses).toEqual([2_000]);
  });

  it('lets the right password in when its attempt can’t be taken back', async () => {
    await doors.claim();
    const subtract = () => Promise.reject(new StoreError('unavailable', 'MongoDB does not answer now.'));
    const attempts = { ...doors.store.attempts, subtract };
    const access = createAccessService(dependenciesOn({ ...doors.store, attempts }));
    const { sessionToken } = await access.logIn({ device: DEVICE, address: '::1', password: PASSWORD });
    expect(await doors.one.access.callerOfSession(sessionToken)).not.toBeNull();
  });

  const dependenciesOn = (records: Store) => ({
    store: records,
    clock: doors.clock.now,
    newId,
    timeZone: '',
    ...createRevise(),
  });
});

describe.each(stores)('changing a password, on $name', (store) => {
  const doors = useTwoDoors(store);
  const NEXT = 'a new one for the new season';

  it('ends every other session, in any process', async () => {
    const own = await doors.claim();
    const others = [await doors.logIn(), await doors.logIn(PASSWORD, doors.other)];
    const { one, other } = doors;
    const ended: string[] = [];
    one.access.whenSessionEnds((id) => ended.push(id));
    const caller = await one.access.callerOfSession(own);
    if (caller === null) throw new Error('nobody');
    await one.access.changePassword(caller, { current: PASSWORD, next: NEXT });
    for (const { sessionToken } of others)
      expect(await other.access.callerOfSession(sessionToken)).toBeNull();
    expect(await other.access.callerOfSession(own)).toEqual(caller);
    expect(ended).toHaveLength(2);
    expect(await codeOf(doors.logIn())).toBe('wrong_password');
    await doors.logIn(NEXT);
  });

  it('takes the current one, ten times at most, and no weak one', async () => {
    const caller = await doors.one.access.callerOfSession(await doors.claim());
    if (caller === null) throw new Error('nobody');
    const change = (current: string, next = NEXT) =>
      codeOf(doors.other.access.changePassword(caller, { current, next }));
    expect(await change(PASSWORD, 'password1234')).toBe('invalid_input');
    for (const index of times(10)) expect(await change(`wrong ${index}`)).toBe('invalid_input');
    expect(await change(PASSWORD)).toBe('too_many_requests');
    await doors.logIn();
    doors.clock.advance(15 * MINUTE);
    expect(await change(PASSWORD)).toBeNull();
  });

  it('leaves no session to a log-in with the old one that was under way', async () => {
    const caller = await doors.one.access.callerOfSession(await doors.claim());
    if (caller === null) throw new Error('nobody');
    const logIns = times(8).map((index) => doors.logIn(PASSWORD, doors.other, `192.0.2.${index}`));
    const change = doors.one.access.changePassword(caller, { current: PASSWORD, next: NEXT });
    const opened = await Promise.allSettled(logIns);
    await change;
    for (const outcome of opened)
      if (outcome.status === 'fulfilled')
        expect(await doors.one.access.callerOfSession(outcome.value.sessionToken)).toBeNull();
    expect(await doors.store.sessions.list('organiser')).toHaveLength(1);
  });
});
