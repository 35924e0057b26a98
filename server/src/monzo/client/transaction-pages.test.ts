import { expect, test } from 'vitest';
import {
  createStubbedClient,
  errorOf,
  NOON,
  refusedWith,
  type BankRequest,
} from '../../../test/support/bank-stub.ts';
import { createPace } from './pace.ts';
import type { PagesQuery } from './transaction-pages.ts';

const DAY = 86_400_000;
const iso = (time: number) => new Date(time).toISOString();

type Row = { id: string; amount: number; currency: string; created: string };
const row = (number: number, created = NOON - DAY + number * 1000): Row => ({
  id: `tx_${String(number).padStart(5, '0')}`,
  amount: 500,
  currency: 'GBP',
  created: iso(created),
});
const rows = (count: number) => Array.from({ length: count }, (_, number) => row(number));

/** A bank that answers as Monzo does: oldest first, `since` an id or an included time, 365 days and 90 days at most. */
function createHistory(history: Row[], { isOpen = false } = {}) {
  const answer = ({ path }: BankRequest) => {
    const { since = '', before, limit = '30' } = Object.fromEntries(new URLSearchParams(path.split('?')[1]));
    const start = since.startsWith('tx_') ? history.find(({ id }) => id === since)?.created : since;
    const end = before ?? iso(NOON);
    if (Number(limit) > 100) return refusedWith(400, 'bad_request.bad_param.limit');
    if (before !== undefined && Date.parse(end) - Date.parse(start ?? '') > 365 * DAY)
      return refusedWith(400, 'bad_request.invalid_time_range');
    if (!isOpen && !(Date.parse(start ?? '') > NOON - 90 * DAY))
      return refusedWith(403, 'forbidden.verification_required');
    const sorted = history.toSorted((one, other) =>
      `${one.created}${one.id}` < `${other.created}${other.id}` ? -1 : 1,
    );
    const from = since.startsWith('tx_')
      ? sorted.slice(sorted.findIndex(({ id }) => id === since) + 1)
      : sorted.filter(({ created }) => created >= since);
    return { json: { transactions: from.filter(({ created }) => created < end).slice(0, Number(limit)) } };
  };
  return createStubbedClient(answer);
}

async function walk(
  { client }: ReturnType<typeof createStubbedClient>,
  query: PagesQuery = {},
): Promise<string[]> {
  const ids: string[] = [];
  for await (const page of client.transactions.pages('acc_1', query)) ids.push(...page.map(({ id }) => id));
  return ids;
}

test.each([
  [0, 1],
  [1, 1],
  [30, 1],
  [99, 1],
  [100, 2],
  [101, 2],
  [200, 3],
  [250, 3],
])('it walks all of %i transactions in %i calls, the oldest first', async (count, calls) => {
  const history = createHistory(rows(count));
  expect(await walk(history)).toEqual(rows(count).map(({ id }) => id));
  expect(history.requests).toHaveLength(calls);
  for (const { path } of history.requests) expect(path).toContain('limit=100');
});

test('it gives no page without a transaction', async () => {
  for (const count of [0, 100]) {
    const pages: number[] = [];
    for await (const page of createHistory(rows(count)).client.transactions.pages('acc_1'))
      pages.push(page.length);
    expect(pages).toEqual(count === 0 ? [] : [100]);
  }
});

test('it starts after an id, or at a time', async () => {
  const history = createHistory(rows(150));
  expect(await walk(history, { since: 'tx_00119' })).toHaveLength(30);
  expect(await walk(history, { since: row(119).created })).toHaveLength(31);
  expect(await walk(history, { since: row(10).created, before: row(20).created })).toHaveLength(10);
  expect(await walk(history, { since: 'tx_00010', before: row(20).created })).toHaveLength(9);
});

test('it gives what arrives while it walks, and gives nothing twice', async () => {
  const all = rows(100);
  const history = createHistory(all);
  const ids: string[] = [];
  for await (const page of history.client.transactions.pages('acc_1')) {
    ids.push(...page.map(({ id }) => id));
    if (ids.length === 100) all.push(row(100));
  }
  expect(ids).toHaveLength(101);

  const overlapping = createStubbedClient([
    { json: { transactions: rows(100) } },
    { json: { transactions: [row(98), row(99), row(100)] } },
  ]);
  expect(await walk(overlapping)).toEqual(rows(101).map(({ id }) => id));
});

test('it stops at a bank that sends the same page for ever', async () => {
  const stuck = createStubbedClient(() => ({ json: { transactions: rows(100) } }));
  expect(await errorOf(walk(stuck))).toMatchObject({ kind: 'protocol', code: 'endless_list' });
  expect(stuck.requests).toHaveLength(2);
});

test('it stops at a bank that never runs out of transactions', async () => {
  let count = 0;
  const endless = createStubbedClient(() => ({
    json: { transactions: Array.from({ length: 100 }, () => row(++count)) },
  }));
  let read = 0;
  const walking = (async () => {
    for await (const page of endless.client.transactions.pages('acc_1')) read += page.length;
  })();
  expect(await errorOf(walking)).toMatchObject({ kind: 'protocol', code: 'endless_list' });
  expect(read).toBe(100_100);
});

test('it goes back 89 days, which the bank allows at any time', async () => {
  const history = createHistory([row(1, NOON - 90 * DAY), row(2, NOON - 89 * DAY), row(3, NOON - 88 * DAY)]);
  expect(await walk(history)).toEqual(['tx_00002', 'tx_00003']);
  expect(await walk(history, { since: iso(NOON - 400 * DAY) })).toEqual(['tx_00002', 'tx_00003']);
  const { length } = history.requests;
  // The bank would refuse a time that ends before it begins.
  expect(await walk(history, { since: iso(NOON - 200 * DAY), before: iso(NOON - 100 * DAY) })).toEqual([]);
  expect(history.requests).toHaveLength(length);
  const error = await errorOf(walk(history, { since: iso(NOON - 90 * DAY), isFullHistory: true }));
  expect(error).toMatchObject({ kind: 'history_limit' });
  expect(history.requests).toHaveLength(length + 1);
});

test('it reads years in the first minutes after a login, 365 days at a time', async () => {
  const old = Array.from({ length: 250 }, (_, number) => row(number, NOON - (1000 - 4 * number) * DAY));
  const history = createHistory(old, { isOpen: true });
  expect(await walk(history, { since: iso(NOON - 1000 * DAY), isFullHistory: true })).toHaveLength(250);
  const edge = createHistory([row(1, NOON - 365 * DAY), row(2, NOON - 366 * DAY)], { isOpen: true });
  const full = { before: iso(NOON), isFullHistory: true };
  expect(await walk(edge, { since: iso(NOON - 365 * DAY), ...full })).toEqual(['tx_00001']);
  expect(edge.requests).toHaveLength(1);
  expect(await walk(edge, { since: iso(NOON - 366 * DAY), ...full })).toEqual(['tx_00002', 'tx_00001']);
  expect(edge.requests).toHaveLength(3);
});

test('it refuses times that are none, before any call', async () => {
  const history = createHistory([]);
  for (const query of [{ since: '2026-13-45T00:00:00Z' }, { before: 'tx_00001' }, { isFullHistory: true }])
    expect(await errorOf(walk(history, query))).toMatchObject({ kind: 'bad_request' });
  expect(history.requests).toEqual([]);
});

test('it asks for no page of more than 100, of which the rest might be left out', async () => {
  const { client, requests } = createHistory(rows(150));
  for (const limit of [101, 1000, 0, -1, 1.5, NaN])
    expect(await errorOf(client.transactions.page('acc_1', { limit }))).toMatchObject({ code: 'bad_limit' });
  expect(requests).toEqual([]);
  for (const limit of [1, 100])
    expect(await client.transactions.page('acc_1', { limit, since: row(0).created })).toHaveLength(limit);
});

test('it asks for its pages at the pace that it is given', async () => {
  const history = createHistory(rows(950));
  const { clock } = history;
  expect(await walk(history, { pace: createPace({ clock }) })).toHaveLength(950);
  expect(history.requests).toHaveLength(10);
  expect(clock.sleeps).toEqual([1000, 1000, 1000, 1000, 1000]);
});
