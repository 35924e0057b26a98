import type { Settings } from '@paidup/shared/settings';
import { describe, expect, it, test } from 'vitest';
import { aFixture, API, clubOf, refusalOf } from '../support/club.ts';
import { openStream } from '../support/event-stream.ts';
import { expectRefused, INVALID } from '../support/refusals.ts';
import { stores } from '../support/stores.ts';
import { useApp, useSharedApp } from '../support/use-app.ts';

const INITIAL: Settings = {
  club_name: 'Five-a-side',
  default_fee: 500,
  default_cost: 4500,
  default_time: '18:30',
  default_location: null,
  min_players: 8,
  max_players: 12,
  time_zone: 'Europe/Paris',
  monzo_me_username: 'ashleykingscote',
  pay_to: null,
  cash_only: false,
  backups: null,
  rev: 0,
  updated_at: null,
  history: [],
};

describe.each(stores)('settings on $name', (store) => {
  const app = useApp({ store, timeZone: 'Europe/Paris', monzoMeUsername: 'ashleykingscote' });
  const read = async () => (await app().send<Settings>('GET', `${API}/settings`)).body;
  const change = (body: object) => clubOf(app()).change<Settings>('PATCH', '/settings', body);

  it('are the usual ones until somebody changes them', async () => {
    const { status, headers, body } = await app().send('GET', `${API}/settings`);
    expect([status, headers.etag, body]).toEqual([200, '"0"', INITIAL]);
    expect(await change({})).toEqual(INITIAL);
    expect(await change({ default_fee: 500, club_name: ' Five-a-side ' })).toEqual(INITIAL);
  });

  it('change what is named, one after the other, and say what became what', async () => {
    const at = app().clock.now();
    const first = await change({ default_fee: 0, default_location: ' Riverside 5s ' });
    expect(first).toEqual({
      ...INITIAL,
      default_fee: 0,
      default_location: 'Riverside 5s',
      rev: 1,
      updated_at: at,
      history: [
        {
          at,
          by: 'organiser',
          action: 'changed',
          detail: 'usual fee £5.00 became £0.00; usual place unknown became Riverside 5s',
          before: { default_fee: 500, default_location: null },
          after: { default_fee: 0, default_location: 'Riverside 5s' },
        },
      ],
    });
    const all = {
      club_name: 'Łódź “5s”',
      default_cost: 10_000_000,
      default_time: '00:00',
      default_location: null,
      min_players: 1,
      max_players: 100,
    };
    const second = await change(all);
    expect(second).toMatchObject({ ...all, default_fee: 0, rev: 2 });
    expect(second.history[0]).toEqual(first.history[0]);
    expect(second.history[1]?.detail).toMatch(/^name “Five-a-side” became “Łódź “5s””; .*maximum players 12/);
    expect(await read()).toEqual(second);
  });

  it('begin with the environment’s name on monzo.me, which can be changed and taken out', async () => {
    expect((await change({ default_fee: 600 })).monzo_me_username).toBe('ashleykingscote');
    const pay_to = 'A Kingscote · 04-00-04 · 12345678';
    const paid = await change({ monzo_me_username: ' ash.k ', pay_to, cash_only: true });
    expect(paid).toMatchObject({ monzo_me_username: 'ash.k', pay_to, cash_only: true });
    expect(paid.history.at(-1)?.detail).toBe(
      `name on monzo.me ashleykingscote became ash.k; account to pay to none became ${pay_to}; cash only off became on`,
    );
    const none = { monzo_me_username: null, pay_to: null, cash_only: false };
    expect(await change(none)).toMatchObject(none);
    expect(await read()).toMatchObject(none);
  });

  it('are refused when they have moved on since', async () => {
    const stale = { headers: { 'If-Match': '"0"' }, body: { default_fee: 700 } };
    expect(await refusalOf(app(), 'PATCH', '/settings', stale)).toEqual([200, undefined]);
    expect(await refusalOf(app(), 'PATCH', '/settings', stale)).toEqual([409, 'stale']);
    expect(await read()).toMatchObject({ default_fee: 700, rev: 1 });
  });

  it('take every one of several changes at once', async () => {
    const changes = [{ default_fee: 1 }, { default_cost: 2 }, { min_players: 3 }, { max_players: 44 }];
    await Promise.all(changes.map(change));
    expect(await read()).toMatchObject({ ...Object.assign({}, ...changes), rev: 4 });
  });

  it('send an event when they change', async () => {
    const stream = await openStream(app());
    await change({ club_name: 'Reds' });
    await expect.poll(() => stream.changes()).toEqual(['settings settings']);
    stream.close();
  });

  it('say what a fixture gets that is made without them, and never refuse it', async () => {
    const { addFixture } = clubOf(app());
    const bounds = async (named: object) => {
      const { min_players, max_players } = await addFixture({ ...named });
      return [min_players, max_players];
    };
    expect(await bounds({ max_players: 5 })).toEqual([5, 5]);
    expect(await bounds({ min_players: 20 })).toEqual([20, 20]);
    await change({ default_fee: 700, min_players: 6, max_players: 10 });
    expect(await addFixture()).toMatchObject({ fee: 700, min_players: 6, max_players: 10 });
    expect(await bounds({ max_players: 5 })).toEqual([5, 5]);
    expect(await bounds({ max_players: 7 })).toEqual([6, 7]);
    expect(await bounds({ min_players: 12 })).toEqual([12, 12]);
    expect(await bounds({ min_players: 9 })).toEqual([9, 10]);
    const crossed = { body: { ...aFixture, min_players: 6, max_players: 5 } };
    expect(await refusalOf(app(), 'POST', '/fixtures', crossed)).toEqual([400, 'invalid_input']);
    expect((await app().send('POST', `${API}/fixtures`, crossed)).body).toMatchObject({
      errors: [{ path: 'min_players', code: 'bounds_crossed' }],
    });
    const { id } = await addFixture({ max_players: 5 });
    const more = { body: { min_players: 6 } };
    expect(await refusalOf(app(), 'PATCH', `/fixtures/${id}`, more)).toEqual([400, 'invalid_input']);
  });
});

describe('what is no setting', () => {
  const app = useSharedApp();

  test.each([
    [{ club_name: '' }, 'club_name'],
    [{ club_name: '\u200b' }, 'club_name'],
    [{ club_name: 'x'.repeat(101) }, 'club_name'],
    [{ default_fee: -1 }, 'default_fee'],
    [{ default_fee: '500' }, 'default_fee'],
    [{ default_fee: null }, 'default_fee'],
    [{ default_cost: 10_000_001 }, 'default_cost'],
    [{ default_cost: 0.5 }, 'default_cost'],
    [{ default_time: '24:00' }, 'default_time'],
    [{ default_location: '' }, 'default_location'],
    [{ default_location: 'x'.repeat(201) }, 'default_location'],
    [{ min_players: 0 }, 'min_players'],
    [{ min_players: 13 }, 'min_players'],
    [{ min_players: 9, max_players: 8 }, 'min_players'],
    [{ max_players: 7 }, 'max_players'],
    [{ max_players: 101 }, 'max_players'],
    [{ time_zone: 'UTC' }, 'time_zone'],
    [{ monzo_me_username: 'monzo.me/ash' }, 'monzo_me_username'],
    [{ monzo_me_username: '' }, 'monzo_me_username'],
    [{ pay_to: ' ' }, 'pay_to'],
    [{ pay_to: 'x'.repeat(201) }, 'pay_to'],
    [{ cash_only: 1 }, 'cash_only'],
    [{ fee: 500 }, 'fee'],
  ])('%j is refused, and named', async (body, path) => {
    await expectRefused(app(), 'PATCH', `${API}/settings`, { body }, INVALID);
    const { body: problem } = await app().send<{ errors: { path: string }[] }>('PATCH', `${API}/settings`, {
      body,
    });
    expect(new Set(problem.errors.map((error) => error.path))).toEqual(new Set([path]));
  });

  it('knows no query, and says null where the environment has no name for payment links', async () => {
    expect(await refusalOf(app(), 'GET', '/settings?x=1')).toEqual(INVALID);
    const { body } = await app().send<Settings>('GET', `${API}/settings`);
    expect(body).toEqual({ ...INITIAL, time_zone: 'Europe/London', monzo_me_username: null });
  });
});
