import type { Change } from '@paidup/shared/change';
import { QueryClient, useQuery, VueQueryPlugin } from '@tanstack/vue-query';
import { flushPromises, mount } from '@vue/test-utils';
import { describe, expect, test } from 'vitest';
import { defineComponent, h } from 'vue';
import { aFixture, aParty } from '../../../test/fixture-records.ts';
import { aPayment, aPlayer } from '../../../test/records.ts';
import { useFetchAgain } from './useFetchAgain.ts';
import { useRefreshing } from './useRefreshing.ts';

const toSam = aPayment({
  id: 'tx_1',
  status: 'matched',
  allocations: [{ player_id: 'player_sam', name: 'Sam', amount: 500 }],
});
const waiting = { ...aPayment({ id: 'tx_2' }), suggestions: [] };
const cash = aPayment({ id: 'cash_1', source: 'cash', status: 'matched', counterparty_name: '' });
const game = aFixture([aParty('Sam')], { id: 'fixture_1' });
const listOf = (...items: unknown[]) => ({ pages: [{ items, next_cursor: null }], pageParams: [null] });

/** Every kind of query that the app makes, with an answer. */
const QUERIES: [key: string[], answer: unknown][] = [
  [['players', 'list', 'all'], listOf(aPlayer({ id: 'player_sam' }))],
  [['players', 'all'], [aPlayer({ id: 'player_sam' })]],
  [['players', 'one', 'player_sam'], aPlayer({ id: 'player_sam' })],
  [['players', 'one', 'player_jo'], aPlayer({ id: 'player_jo' })],
  [['players', 'statement', 'player_sam'], { entries: [] }],
  [['players', 'bank-name', 'player_sam', 'SAM'], { would_credit: 0 }],
  [['payments', 'list', 'matched'], listOf(toSam)],
  [['payments', 'list', 'unmatched'], listOf(waiting)],
  [['payments', 'one', 'tx_1'], toSam],
  [['payments', 'one', 'tx_2'], waiting],
  [['payments', 'one', 'cash_1'], cash],
  [['payments', 'ignored-payers'], []],
  [['fixtures', 'list', 'past'], listOf(game)],
  [['fixtures', 'one', 'fixture_1'], game],
  [['fixtures', 'played-since', '2026-11-14'], listOf()],
  [['summary', 'now'], { debtors: [{ player_id: 'player_sam' }], next_fixture: null }],
  [['summary', 'season'], { points: [] }],
  [['bank', 'now'], { state: 'connected' }],
  [['bank', 'pots'], { items: [] }],
  [['settings'], { club_name: 'Wednesday' }],
];

/** All of them on show; `fetched` are the keys that have been asked for since. */
async function showAll() {
  let fetched: string[] = [];
  let fetchAgain: ReturnType<typeof useFetchAgain> | undefined;
  let refreshing: ReturnType<typeof useRefreshing> | undefined;
  const page = defineComponent(() => {
    fetchAgain = useFetchAgain();
    refreshing = useRefreshing();
    for (const [queryKey, answer] of QUERIES)
      useQuery({
        queryKey,
        queryFn: async () => {
          fetched.push(queryKey.join(' '));
          return answer;
        },
      });
    return () => h('p');
  });
  mount(page, { global: { plugins: [[VueQueryPlugin, { queryClient: new QueryClient() }]] } });
  await flushPromises();
  const since = async (act: () => unknown) => {
    fetched = [];
    await act();
    await flushPromises();
    return fetched;
  };
  type Entity = Change['entity'];
  return {
    hear: (entity: Entity, id: string) => since(() => fetchAgain?.([{ entity, id }])),
    hearAll: () => since(() => fetchAgain?.('all')),
    change: (entity: Entity, id: string) =>
      since(
        refreshing?.(
          async () => 'done',
          () => [{ entity, id }],
        ) ?? (() => undefined),
      ),
  };
}

const keys = QUERIES.map(([key]) => key.join(' '));
const but = (...left: RegExp[]) => keys.filter((key) => !left.some((pattern) => pattern.test(key)));

describe('a change, it', () => {
  test.each([
    [
      'player',
      'player_sam',
      but(/player_jo/, /cash_1/, /played-since/, /season/, /bank (now|pots)/, /settings/),
    ],
    [
      'player',
      'player_new',
      [
        'players list all',
        'players all',
        'players bank-name player_sam SAM',
        'payments list unmatched',
        'payments one tx_2',
        'payments ignored-payers',
      ],
    ],
    ['payment', 'tx_1', but(/cash_1/, /played-since/, /pots/, /settings/)],
    ['payment', 'cash_1', but(/played-since/, /pots/, /settings/)],
    ['fixture', 'fixture_1', but(/bank/, /payments (list|ignored)/, /tx_1/, /cash_1/, /settings/)],
    ['settings', 'settings', ['settings']],
    ['bank', 'bank', ['bank now']],
  ] as const)('of %s %s has only what shows it fetched again, once each', async (entity, id, shown) => {
    const { hear, change } = await showAll();
    expect(await hear(entity, id)).toEqual(shown);
    expect(await change(entity, id)).toEqual(shown);
  });

  test('that was missed has everything fetched again', async () => {
    const { hearAll } = await showAll();
    expect(await hearAll()).toEqual(keys);
  });
});

test('an answer on its way is asked for again, since it may show what was changed meanwhile', async () => {
  const answers: ((answer: unknown) => void)[] = [];
  let fetchAgain: ReturnType<typeof useFetchAgain> | undefined;
  let join: (() => Promise<unknown>) | undefined;
  const page = mount(
    defineComponent(() => {
      fetchAgain = useFetchAgain();
      join = useRefreshing()(
        async () => 'Sam is in',
        () => [{ entity: 'fixture', id: 'fixture_1' }],
      );
      const queryFn = () => new Promise((resolve) => answers.push(resolve));
      const { data } = useQuery({ queryKey: ['fixtures', 'one', 'fixture_1'], queryFn });
      return () => h('p', JSON.stringify(data.value));
    }),
    { global: { plugins: [[VueQueryPlugin, { queryClient: new QueryClient() }]] } },
  );
  const answer = async (text: unknown) => {
    answers.shift()?.(text);
    await flushPromises();
  };
  await answer([]);
  await join?.();
  void fetchAgain?.([{ entity: 'player', id: 'player_sam' }]);
  await answer([{ player_id: 'player_sam', name: 'Sam' }]);
  await answer([{ player_id: 'player_sam', name: 'Samira' }]);
  expect(page.text()).toContain('Samira');
});

test('a query that nobody listed is fetched after every change', async () => {
  const queryClient = new QueryClient();
  let count = 0;
  let fetchAgain: ReturnType<typeof useFetchAgain> | undefined;
  const page = defineComponent(() => {
    fetchAgain = useFetchAgain();
    useQuery({ queryKey: ['weather', 'now'], queryFn: async () => (count += 1) });
    return () => h('p');
  });
  mount(page, { global: { plugins: [[VueQueryPlugin, { queryClient }]] } });
  await flushPromises();
  await fetchAgain?.([{ entity: 'settings', id: 'settings' }]);
  expect(count).toBe(2);
});
