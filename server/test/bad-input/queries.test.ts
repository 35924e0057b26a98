import { describe, expect, it, test } from 'vitest';
import { API, clubOf, refusalOf } from '../support/club.ts';
import { transfer } from '../support/bank.ts';
import { expectRefused, INVALID, NOT_FOUND } from '../support/refusals.ts';
import { useApp, useSharedApp } from '../support/use-app.ts';

const LISTS = ['/players', '/fixtures', '/payments'];

const ofAnyList = [
  'limit=0',
  'limit=201',
  'limit=-1',
  'limit=1.5',
  'limit=1e1',
  'limit=0x10',
  'limit=',
  'limit=%20',
  'limit=ten',
  'limit=10&limit=10',
  'limit[]=10',
  'limit[$gt]=1',
  'limit=99999999999999999999',
  'Limit=10',
  'page=2',
  'cursor=',
  'cursor=x',
  'cursor=x&cursor=y',
  'cursor=e30',
  'cursor=bnVsbA',
  'cursor=W10',
  'cursor=WzEsMiwzXQ',
  'cursor=WyJhIiwiYiIsImMiXQ',
  `cursor=${'a'.repeat(2001)}`,
  'cursor=%00',
  '__proto__=1',
  'constructor=1',
  'toString=1',
  '=1',
  '%ff=1',
];

const ofOne: [list: string, query: string][] = [
  ['/players', 'archived=yes'],
  ['/players', 'archived=TRUE'],
  ['/players', 'archived='],
  ['/players', 'archived=true&archived=false'],
  ['/players', 'archived[$ne]=x'],
  ['/players', 'q=%00'],
  ['/fixtures', 'order=down'],
  ['/payments', 'order=desc'],
  ['/players', 'q=a%0Ab'],
  ['/players', `q=${'a'.repeat(101)}`],
  ['/players', 'q=a&q=b'],
  ['/payments', 'q=a&q=b'],
  ['/payments', 'q[$regex]=.*'],
  ['/payments', `q=${'a'.repeat(101)}`],
  ['/players', 'q[$regex]=.*'],
  ['/players', 'status=in'],
  ['/fixtures', 'from=2026-02-30'],
  ['/fixtures', 'from=yesterday'],
  ['/fixtures', 'to=2026-11-25T00:00:00Z'],
  ['/fixtures', 'to='],
  ['/fixtures', 'from=2026-11-25&from=2026-11-26'],
  ['/fixtures', 'status=open'],
  ['/fixtures', 'status=played&status=cancelled'],
  ['/fixtures', 'status[$ne]=played'],
  ['/fixtures', 'player_id=x'],
  ['/payments', 'status=paid'],
  ['/payments', 'status='],
  ['/payments', 'status[]=matched'],
  ['/payments', 'player_id='],
  ['/payments', 'player_id=a&player_id=b'],
  ['/payments', `player_id=${'a'.repeat(101)}`],
  ['/payments', 'player_id[$ne]=x'],
  ['/payments', 'from=20261125'],
  ['/payments', 'to=9999-99-99'],
  ['/payments', 'amount=500'],
];

describe('a list', () => {
  const app = useSharedApp();

  test.each([...LISTS.flatMap((list) => ofAnyList.map((query) => [list, query])), ...ofOne] as [
    string,
    string,
  ][])('is refused: %s?%s', (list, query) =>
    expectRefused(app(), 'GET', `${API}${list}?${query}`, {}, INVALID),
  );

  test.each([
    ['/players', 'q='],
    ['/players', 'q=%25'],
    ['/players', "q=';--"],
    ['/players', 'q=(a+)%2B%24'],
    ['/players', 'q=%ff'],
    ['/payments', 'q=(a+)%2B%24'],
    ['/payments', "q=';--"],
    ['/players', 'archived=all'],
    ['/players', 'limit=200'],
    ['/fixtures', 'from=0000-01-01&to=9999-12-31'],
    ['/fixtures', 'from=2027-01-01&to=2026-01-01'],
    ['/payments', 'from=0000-01-01&to=9999-12-31'],
    ['/payments', 'player_id=%24ne'],
    ['/payments', '&&'],
  ])('is given: %s?%s', async (list, query) => {
    const answer = await app().send('GET', `${API}${list}?${query}`);
    expect(answer).toMatchObject({ status: 200, body: { items: [], next_cursor: null } });
  });
});

describe('a query where none is known', () => {
  const app = useApp();

  it('is refused at every other call, and changes nothing', async () => {
    const club = clubOf(app());
    const [player, fixture, body] = [await club.addPlayer('Ash'), await club.addFixture(), transfer('X')];
    await club.deliver(body);
    const calls: [string, string, unknown?][] = [
      ['POST', '/players', { name: 'Bo' }],
      ['GET', `/players/${player.id}`],
      ['PATCH', `/players/${player.id}`, { name: 'Bo' }],
      ['DELETE', `/players/${player.id}`],
      ['POST', '/fixtures', { date: '2026-11-25', time: '18:30', location: 'x', cost: 1 }],
      ['GET', `/fixtures/${fixture.id}`],
      ['PATCH', `/fixtures/${fixture.id}`, { fee: 1 }],
      ['PUT', `/fixtures/${fixture.id}/players/${player.id}`, {}],
      ['DELETE', `/fixtures/${fixture.id}/players/${player.id}`],
      ['PUT', `/fixtures/${fixture.id}/cancellation`, {}],
      ['DELETE', `/fixtures/${fixture.id}/cancellation`],
      ['DELETE', `/fixtures/${fixture.id}`],
      ['GET', `/payments/${String(body.data.id)}`],
      ['GET', '/summary'],
      ['GET', '/events'],
      ['GET', '/openapi.json'],
    ];
    for (const [method, path, sent] of calls)
      await expectRefused(app(), method, `${API}${path}?dry_run=true`, { body: sent }, INVALID);
  });

  it('names the parameter that is not known', async () => {
    const answer = await app().send('GET', `${API}/summary?since=2026-01-01`);
    expect(answer.body).toMatchObject({ errors: [{ path: 'since', message: 'is not known here' }] });
  });

  it('does not make an unknown address known', async () => {
    expect(await refusalOf(app(), 'GET', '/nothing?x=1')).toEqual(NOT_FOUND);
  });
});

describe('a cursor', () => {
  const app = useApp();

  it('is refused by other lists and under other filters', async () => {
    const club = clubOf(app());
    for (const name of ['A', 'B', 'C']) await club.addPlayer(name);
    const first = await club.change<{ next_cursor: string }>('GET', '/players?limit=1');
    const { next_cursor: cursor } = first;
    expect(await refusalOf(app(), 'GET', `/players?limit=2&cursor=${cursor}`)).toEqual([200, undefined]);
    for (const path of ['/fixtures?', '/payments?', '/players?q=A&', '/players?archived=all&'])
      expect(await refusalOf(app(), 'GET', `${path}cursor=${cursor}`)).toEqual(INVALID);
    for (const bent of [cursor.slice(1), cursor.slice(0, -4), `A${cursor}`])
      expect(await refusalOf(app(), 'GET', `/players?cursor=${bent}`)).toEqual(INVALID);
  });
});
