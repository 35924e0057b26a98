import type { FixtureDetail } from '@paidup/shared/fixture';
import { beforeEach, describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { transfer } from '../support/bank.ts';
import { API, clubOf, codeOf } from '../support/club.ts';
import type { Ask } from '../support/http-client.ts';
import { addDeputy, addToken, type PageHeaders } from '../support/log-in.ts';
import { declaredRoutes } from '../support/routes.ts';
import { stores } from '../support/stores.ts';
import { useApp } from '../support/use-app.ts';

/** Fields that name who paid, or by which name. */
const HIDDEN = [
  'accepted_bank_names',
  'counterparty_name',
  'payer_account',
  'description',
  'notes',
  'matched_on',
  'reason',
  'suggestions',
];

const { api } = await declaredRoutes();
const shown = api.flatMap(({ access, operationId, answer }) => {
  const schema = answer.forDeputy ?? answer.schema;
  return access === 'deputy' && schema && operationId !== 'getDocument' ? [{ operationId, schema }] : [];
});

test.each(shown)('a deputy is told of no payer by $operationId', ({ schema }) => {
  const fields = [
    ...JSON.stringify(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' })).matchAll(
      /"(\w+)":\{/g,
    ),
  ];
  expect(fields.map(([, name]) => name).filter((name) => HIDDEN.includes(name ?? ''))).toEqual([]);
});

describe.each(stores)('a deputy on $name', (store) => {
  const app = useApp({ store });
  let sam: PageHeaders;
  let ash: string;
  beforeEach(async () => {
    sam = await addDeputy(app(), 'Sam');
    const club = clubOf(app());
    ({ id: ash } = await club.addPlayer('Ashley', ['SENTINEL NAME']));
    await club.change('PATCH', `/players/${ash}`, { accepted_bank_names: ['SENTINEL NAME', 'SENTINEL TWO'] });
    await club.deliver(
      transfer('SENTINEL NAME', 500, { description: 'SENTINEL REF', notes: 'SENTINEL NOTE' }),
    );
  });

  const send = <Body>(method: string, path: string, { headers = {}, ...ask }: Ask = {}) =>
    app().sendAsStranger<Body>(method, API + path, { ...ask, headers: { ...sam, ...headers } });
  const key = (name: string) => ({ headers: { 'Idempotency-Key': name } });

  it('sees neither bank names nor payers nor references, wherever they look', async () => {
    const club = clubOf(app());
    const { id: waiting } = transfer('SENTINEL STRANGER').data;
    await club.deliver(transfer('SENTINEL STRANGER', 500, { id: waiting, description: 'SENTINEL REF' }));
    const { items } = await club.payments();
    const cash = { body: { player_id: ash, amount: 100, notes: 'SENTINEL NOTE' }, ...key('organiser') };
    expect((await app().send('POST', `${API}/payments`, cash)).status).toBe(201);
    await club.addFixture();
    const ids = [...items.map(({ id }) => `/payments/${id}`), `/players/${ash}`, `/players/${ash}/statement`];
    const lists = ['/players', '/fixtures', '/payments', '/summary', '/settings', '/summary/season'];
    for (const path of [...ids, ...lists, '/summary/players', '/summary/fixtures']) {
      const answer = await send('GET', path);
      expect([path, answer.status]).toEqual([path, 200]);
      expect(answer.text).not.toContain('SENTINEL');
    }
    expect((await send<{ items: object[] }>('GET', '/payments')).body.items).toHaveLength(3);
    expect((await send('GET', `/payments/${items[0]?.id}`)).body).toMatchObject({ amount: 500 });
  });

  it('finds players by their own name only', async () => {
    const club = clubOf(app());
    for (let number = 0; number < 5; number++) await club.addPlayer(`Other ${number}`, [`ASHLEY ${number}`]);
    const found = async (query: string) => {
      const { items, next_cursor } = (
        await send<{ items: { name: string }[]; next_cursor: string | null }>('GET', `/players?${query}`)
      ).body;
      return { names: items.map(({ name }) => name), isLast: next_cursor === null };
    };
    expect(await found('q=sentinel')).toEqual({ names: [], isLast: true });
    expect(await found('q=ashley&limit=1')).toEqual({ names: ['Ashley'], isLast: true });
    expect(await found('q=other&limit=2')).toEqual({ names: ['Other 0', 'Other 1'], isLast: false });
    expect(await app().send('GET', `${API}/players?q=sentinel`)).toMatchObject({
      body: { items: [{ id: ash }] },
    });
  });

  it('adds players by name, and books cash, under their own name', async () => {
    const added = await send<{ id: string }>('POST', '/players', { body: { name: 'Bo' } });
    expect(added.status).toBe(201);
    expect(added.headers).toMatchObject({ etag: '"1"', location: `/api/v1/players/${added.body.id}` });
    expect((await clubOf(app()).player(added.body.id)).history).toMatchObject([{ by: 'Sam' }]);
    const named = await send('POST', '/players', { body: { name: 'Cy', accepted_bank_names: ['CY'] } });
    expect(codeOf(named)).toEqual([403, 'forbidden']);
    const cash = await send<{ id: string }>('POST', '/payments', {
      body: { player_id: ash, amount: 300, notes: 'in the pot' },
      ...key('deputy'),
    });
    expect(cash.status).toBe(201);
    expect(await clubOf(app()).payment(cash.body.id)).toMatchObject({
      reason: expect.stringMatching(/^Sam entered it for /),
      history: [{ by: 'Sam' }],
    });
  });

  it('takes back their own change, and not somebody else’s', async () => {
    const { id } = await clubOf(app()).addFixture();
    const cancellation = `/fixtures/${id}/cancellation`;
    expect((await send('PUT', `/fixtures/${id}/players/${ash}`)).status).toBe(200);
    expect((await send('PUT', cancellation)).status).toBe(200);
    expect((await send('DELETE', cancellation)).status).toBe(200);
    await clubOf(app()).change('PUT', cancellation);
    expect(codeOf(await send('DELETE', cancellation))).toEqual([403, 'forbidden']);
    const { history } = await clubOf(app()).fixture(id);
    expect(history.map(({ by }) => by)).toEqual(['organiser', 'Sam', 'Sam', 'Sam', 'organiser']);
    const [credited] = (await clubOf(app()).payments()).items;
    expect(codeOf(await send('POST', `/payments/${credited?.id}/undo`))).toEqual([403, 'forbidden']);
  });

  it('undoes who they put in or out themselves, if that is still the last change', async () => {
    const { id } = await clubOf(app()).addFixture();
    const undo = (headers = {}) => send<FixtureDetail>('POST', `/fixtures/${id}/undo`, { headers });
    await send('PUT', `/fixtures/${id}/players/${ash}`, { body: { guests: 1 } });
    expect(codeOf(await undo({ 'If-Match': '"1"' }))).toEqual([409, 'stale']);
    const undone = await undo({ 'If-Match': '"2"' });
    expect([undone.status, undone.body.players]).toEqual([200, []]);
    expect(undone.body.history.at(-1)).toMatchObject({ by: 'Sam', action: 'undone' });
    expect((await undo()).body.players).toMatchObject([{ player_id: ash, guests: 1 }]);
    await clubOf(app()).change('DELETE', `/fixtures/${id}/players/${ash}`);
    expect(codeOf(await undo())).toEqual([403, 'forbidden']);
    expect((await clubOf(app()).fixture(id)).players).toEqual([]);
  });

  it('does not take over a cancellation by changing its reason', async () => {
    const { id } = await clubOf(app()).addFixture();
    const cancellation = `/fixtures/${id}/cancellation`;
    await clubOf(app()).change('PUT', cancellation);
    expect((await send('PUT', cancellation, { body: { reason: 'Waterlogged' } })).status).toBe(200);
    expect(codeOf(await send('DELETE', cancellation))).toEqual([403, 'forbidden']);
    await clubOf(app()).change('DELETE', cancellation);
    for (const reason of ['Frozen', 'Flooded']) await send('PUT', cancellation, { body: { reason } });
    expect((await send('DELETE', cancellation)).status).toBe(200);
  });

  it('is told that a change of theirs is stale when it is', async () => {
    const { id } = await clubOf(app()).addFixture();
    await send('PUT', `/fixtures/${id}/cancellation`);
    const old = { headers: { 'If-Match': '"1"' } };
    expect(codeOf(await send('DELETE', `/fixtures/${id}/cancellation`, old))).toEqual([409, 'stale']);
  });

  it('changes their own password', async () => {
    const body = { current_password: 'seven wet bibs in the boot', new_password: 'a boot of dry bibs' };
    expect((await send('PUT', '/password', { body })).status).toBe(204);
  });
});

describe.each(stores)('a token on $name', (store) => {
  const app = useApp({ store });

  it('acts under its own name until it is revoked', async () => {
    const headers = await addToken(app(), 'The spreadsheet');
    const add = () =>
      app().sendAsStranger<{ id: string }>('POST', `${API}/players`, { headers, body: { name: 'Ash' } });
    const { id } = (await add()).body;
    expect((await clubOf(app()).player(id)).history).toMatchObject([{ by: 'The spreadsheet' }]);
    const session = await app().sendAsStranger('GET', `${API}/session`, { headers });
    expect(session.body).toEqual({ authenticated: true, setup_required: false, name: 'The spreadsheet' });
    const list = await app().send<{ items: { id: string }[] }>('GET', `${API}/tokens`);
    expect(list.body).toEqual({ items: [expect.objectContaining({ name: 'The spreadsheet' })] });
    expect(list.text).not.toContain(headers.Authorization.slice(7));
    await app().send('DELETE', `${API}/tokens/${list.body.items[0]?.id}`);
    expect(codeOf(await add())).toEqual([401, 'unauthenticated']);
  });
});
