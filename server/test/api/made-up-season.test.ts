import type { Page } from '@paidup/shared/list';
import type { Payment } from '@paidup/shared/payment';
import type { Player, PlayerDetail } from '@paidup/shared/player';
import type { Settings } from '@paidup/shared/settings';
import type { Summary } from '@paidup/shared/summary';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import { API, clubOf, codeOf, deliver } from '../support/club.ts';
import { addDeputy, addToken } from '../support/log-in.ts';
import { dropDatabase } from '../support/mongo-place.ts';
import { stores, type TestStore } from '../support/stores.ts';

const SEASON = `${API}/made_up_season`;
const MADE_UP = `${API}/made_up`;
const GONE = [404, 'no_made_up_season'];
const NOT_EMPTY = [409, 'club_not_empty'];

const aTransfer = (id: string, name: string) => ({
  type: 'transaction.created',
  data: {
    id,
    amount: 500,
    currency: 'GBP',
    created: '2026-11-18T12:00:00Z',
    description: 'football',
    scheme: 'payport_faster_payments',
    counterparty: { name },
  },
});

describe.each(stores)('a made-up season on $name', { timeout: 60_000 }, (store) => {
  let place: ReturnType<TestStore['place']>;
  let running: TestApp[];
  /** Another process on the same database, or the same one where the store has but one. */
  const another = async () => {
    if (store.name !== 'MongoDB' && running[0]) return running[0];
    const app = await startApp({ store: { ...store, place: () => ({ ...place, remove: async () => {} }) } });
    running.push(app);
    return app;
  };
  const app = () => running[0] as TestApp;
  beforeEach(async () => {
    place = store.place();
    running = [];
    await another();
  });
  afterEach(async () => {
    await app().send('DELETE', SEASON);
    for (const one of running) await one.close();
    await place.remove();
  });

  const make = () => app().send('PUT', SEASON);
  const clear = () => app().send('DELETE', SEASON);
  const get = async <Body>(path: string, from = app()) => (await from.send<Body>('GET', MADE_UP + path)).body;
  const exists = async (from = app()) => (await from.send('GET', SEASON)).body;
  const send = (method: string, path: string, body?: unknown) =>
    app().send<PlayerDetail>(method, MADE_UP + path, body === undefined ? {} : { body });

  it('fills nothing of the real club, and goes with all that was changed in it', async () => {
    const before = await app().stored();
    expect(codeOf(await app().send('GET', `${MADE_UP}/players`))).toEqual(GONE);
    expect(await exists()).toEqual({ exists: false });
    expect((await make()).status).toBe(204);
    expect(await exists()).toEqual({ exists: true });
    expect((await get<Page<Player>>('/players?archived=all&limit=200')).items).toHaveLength(20);
    expect((await get<Settings>('/settings')).club_name).toBe('Wednesday Football');
    const added = await send('POST', '/players', { name: 'Wren', accepted_bank_names: ['WREN B'] });
    expect(added.headers['location']).toBe(`${MADE_UP}/players/${added.body.id}`);
    await send('PATCH', '/settings', { club_name: 'Nowhere United' });
    expect(await app().stored()).toEqual(before);
    expect((await clear()).status).toBe(204);
    expect(await exists()).toEqual({ exists: false });
    for (const path of ['/players', '/settings', `/players/${added.body.id}`, '/summary', '/events'])
      expect(codeOf(await app().send('GET', MADE_UP + path)), path).toEqual(GONE);
    expect(codeOf(await send('POST', '/players', { name: 'Late' }))).toEqual(GONE);
    expect(await app().stored()).toEqual(before);
  });

  it('is made once, and anew after it was cleared away', async () => {
    await Promise.all([make(), make()]);
    const { body: wren } = await send('POST', '/players', { name: 'Wren' });
    await make();
    expect((await send('GET', `/players/${wren.id}`)).body.name).toBe('Wren');
    await clear();
    expect((await clear()).status).toBe(204);
    await make();
    expect(codeOf(await app().send('GET', `${MADE_UP}/players/${wren.id}`))).toEqual([404, 'not_found']);
    expect((await get<Page<Player>>('/players?archived=all&limit=200')).items).toHaveLength(20);
  });

  it('gets no money that the bank reports, and its names credit nobody', async () => {
    await make();
    const summary = await get<Summary>('/summary');
    expect(await deliver(app(), aTransfer('tx_real', 'KINGSCOTE AM'))).toMatchObject({
      outcome: 'unmatched',
    });
    expect(await get<Summary>('/summary')).toEqual(summary);
    expect(codeOf(await app().send('GET', `${MADE_UP}/payments/tx_real`))).toEqual([404, 'not_found']);
    // What was paid meanwhile stays, and no made-up payment is taken for a real one.
    const [waiting] = (await get<Page<Payment>>('/payments?status=unmatched')).items;
    expect(waiting?.id).toMatch(/^tx_demo_/);
    expect(await deliver(app(), aTransfer(waiting?.id ?? '', 'KINGSCOTE AM'))).toMatchObject({
      outcome: 'unmatched',
    });
    expect(codeOf(await make())).toEqual(NOT_EMPTY);
    await clear();
    expect((await clubOf(app()).payments()).items.map(({ id }) => id).sort()).toEqual(
      ['tx_real', waiting?.id ?? ''].sort(),
    );
    const ash = await clubOf(app()).addPlayer('Ash', ['KINGSCOTE AM']);
    expect([ash.matched_payments, ash.total_paid]).toEqual([2, 1000]);
  });

  it.each([
    ['a player', (one: TestApp) => clubOf(one).addPlayer('Ash')],
    ['a game', (one: TestApp) => clubOf(one).addFixture()],
    ['a payment', (one: TestApp) => deliver(one, aTransfer('tx_1', 'S OKAFOR'))],
    [
      'an entry of the club that was taken back',
      async (one: TestApp) => {
        const body = { club: true, amount: 500, notes: 'bibs' };
        const headers = { 'Idempotency-Key': 'bibs' };
        const made = await one.send<Payment>('POST', `${API}/payments`, { body, headers });
        await one.send('POST', `${API}/payments/${made.body.id}/undo`);
      },
    ],
  ])('is refused to a club with %s, whose records stay as they are', async (_what, enter) => {
    await enter(app());
    const before = await app().stored();
    expect(codeOf(await make())).toEqual(NOT_EMPTY);
    expect(codeOf(await app().send('GET', `${MADE_UP}/players`))).toEqual(GONE);
    await clear();
    expect(await app().stored()).toEqual(before);
  });

  it('is the same in another process, which learns at once that it is gone', async () => {
    const other = await another();
    await make();
    const { body: wren } = await send('POST', '/players', { name: 'Wren' });
    expect(await get<Player>(`/players/${wren.id}`, other)).toMatchObject({ name: 'Wren' });
    expect(await exists(other)).toEqual({ exists: true });
    await other.send('DELETE', SEASON);
    expect(await exists()).toEqual({ exists: false });
    expect(codeOf(await send('GET', `/players/${wren.id}`))).toEqual(GONE);
    await make();
    expect((await get<Page<Player>>('/players?archived=all&limit=200', other)).items).toHaveLength(20);
    await clear();
    expect(codeOf(await other.send('GET', `${MADE_UP}/summary`))).toEqual(GONE);
    expect((await other.send('GET', `${API}/players`)).status).toBe(200);
  });

  it('has no log-in, no backup, no export and no bank of its own', async () => {
    await make();
    for (const path of ['/session', '/sessions', '/tokens', '/deputies', '/backup', '/export/players.csv'])
      expect(codeOf(await app().send('GET', MADE_UP + path)), path).toEqual([404, 'not_found']);
    expect(await get('/bank')).toMatchObject({ state: 'not_configured' });
    expect(codeOf(await app().send('POST', `${MADE_UP}/bank/connection`, { body: {} }))).toEqual([
      409,
      'not_configured',
    ]);
  });

  it('is the organiser’s and their scripts’ only', async () => {
    const [deputy, token] = [await addDeputy(app(), 'Sam'), await addToken(app(), 'Script')];
    for (const [method, path] of [
      ['GET', SEASON],
      ['PUT', SEASON],
      ['DELETE', SEASON],
      ['GET', `${MADE_UP}/players`],
    ] as const) {
      expect((await app().sendAsStranger(method, path)).status).toBe(401);
      expect((await app().sendAsStranger(method, path, { headers: deputy })).status).toBe(403);
    }
    expect((await app().sendAsStranger('PUT', SEASON, { headers: token })).status).toBe(204);
    expect((await app().sendAsStranger('GET', `${MADE_UP}/players`, { headers: token })).status).toBe(200);
  });
});

describe.skipIf(!stores.some(({ name }) => name === 'MongoDB'))('the database of a season', () => {
  it('that holds something else is left alone', async () => {
    const mongo = stores.find(({ name }) => name === 'MongoDB') as TestStore;
    const place = mongo.place();
    const beside = { ...place, url: place.url.replace(/(paidup_test_\w+)/, '$1_made_up') };
    const [ours, theirs] = [
      await startApp({ store: { ...mongo, place: () => place } }),
      await startApp({ store: { ...mongo, place: () => beside } }),
    ];
    const { id } = await clubOf(theirs).addPlayer('Ash');
    expect(codeOf(await ours.send('PUT', SEASON))).toEqual([409, 'not_configured']);
    expect((await ours.send('DELETE', SEASON)).status).toBe(204);
    expect((await clubOf(theirs).player(id)).name).toBe('Ash');
    await ours.close();
    await theirs.close();
    await dropDatabase(beside.url);
  });
});
