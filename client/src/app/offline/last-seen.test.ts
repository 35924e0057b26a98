import { QueryClient } from '@tanstack/vue-query';
import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { aFixture } from '../../../test/fixture-records.ts';
import { dayOf } from '../time/format-time.ts';
import { keepLastSeen } from './last-seen.ts';
import { forgetLastSeen, STORE, useSeenAt } from './seen-at.ts';

const DAY = 86_400_000;
const dayIn = (days: number) => dayOf(new Date(Date.now() + days * DAY));
const ORGANISER = { authenticated: true, setup_required: false, role: 'organiser', name: 'organiser' };
const DEPUTY = { ...ORGANISER, role: 'deputy', name: 'Sam Porter' };
const game = (id: string, days: number) =>
  aFixture([], { id, date: dayIn(days), kick_off_at: `${dayIn(days)}T18:30:00.000Z` });
const listOf = (...items: unknown[]) => ({ pages: [{ items, next_cursor: null }], pageParams: [null] });
const isOnLine = (now: boolean) => vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(now);

beforeEach(() => vi.useFakeTimers({ now: new Date('2026-11-25T18:00:00Z') }));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  forgetLastSeen();
});

/** A page with a signal, to which the server answers this. */
async function see(answers: [key: unknown[], answer: unknown][]): Promise<void> {
  isOnLine(true);
  const queries = new QueryClient();
  keepLastSeen(queries);
  for (const [queryKey, answer] of answers) await queries.fetchQuery({ queryKey, queryFn: () => answer });
  await vi.advanceTimersByTimeAsync(1_100);
}

/** A page without a signal. */
function openOffline(session?: unknown): QueryClient {
  isOnLine(false);
  const queries = new QueryClient();
  if (session) queries.setQueryData(['session'], session);
  keepLastSeen(queries);
  return queries;
}

describe('what was last seen, it', () => {
  test('is there without a signal, with a page for each game that only a list showed', async () => {
    const [tonight, next] = [game('tonight', 0), game('next', 7)];
    await see([
      [['session'], ORGANISER],
      [['players', 'all'], ['Ashley']],
      [['fixtures', 'list', { from: dayIn(0) }], listOf(next, tonight)],
    ]);
    const queries = openOffline();
    expect(queries.getQueryData(['players', 'all'])).toEqual(['Ashley']);
    expect(queries.getQueryData(['fixtures', 'one', 'tonight'])).toEqual({ ...tonight, history: [] });
    expect(queries.getQueryData(['fixtures', 'one', 'next'])).toEqual({ ...next, history: [] });
    expect(useSeenAt().value?.toISOString()).toBe('2026-11-25T18:00:01.000Z');
  });

  test('has the games of today on the next day too, and those that are over no more', async () => {
    const [tonight, next] = [game('tonight', 0), game('next', 7)];
    await see([
      [['session'], ORGANISER],
      [['summary', 'now'], { todays_fixture: tonight, next_fixture: next }],
      [['fixtures', 'list', { from: dayIn(0) }], listOf(tonight, next)],
    ]);
    vi.setSystemTime(Date.now() + DAY);
    const queries = openOffline();
    expect(queries.getQueryData(['fixtures', 'list', { from: dayIn(0) }])).toEqual(listOf(next));
    expect(queries.getQueryData(['fixtures', 'one', 'tonight'])).toBeUndefined();
  });

  test('is shown to nobody else, nor after a week, nor once it was forgotten', async () => {
    const answers: [unknown[], unknown][] = [
      [['session'], ORGANISER],
      [['settings'], { club_name: 'Ours' }],
    ];
    await see(answers);
    expect(openOffline(DEPUTY).getQueryData(['settings'])).toBeUndefined();
    expect(openOffline(ORGANISER).getQueryData(['settings'])).toEqual({ club_name: 'Ours' });
    vi.setSystemTime(Date.now() + 8 * DAY);
    expect(openOffline().getQueryData(['settings'])).toBeUndefined();
    await see(answers);
    forgetLastSeen();
    expect(openOffline().getQueryData(['settings'])).toBeUndefined();
  });

  test('has nothing of the bank or of payments, and nothing at all of a stranger’s', async () => {
    await see([
      [['session'], ORGANISER],
      [['bank', 'now'], { state: 'connected' }],
      [['payments', 'list', {}], listOf({ payer: 'KINGSCOTE AM' })],
    ]);
    expect(localStorage.getItem(STORE)).not.toMatch(/connected|KINGSCOTE/);
    forgetLastSeen();
    await see([[['session'], { authenticated: false, setup_required: false }]]);
    expect(localStorage.getItem(STORE)).toBeNull();
  });

  test('shows an older answer to a query that gets none, and never instead of a newer one', async () => {
    await see([
      [['session'], ORGANISER],
      [['settings'], { club_name: 'Old' }],
    ]);
    isOnLine(true);
    const queries = new QueryClient();
    keepLastSeen(queries);
    queries.setQueryData(['players', 'all'], ['newer']);
    const lost = Object.assign(new Error(), { code: 'offline', fields: [] });
    void queries.fetchQuery({ queryKey: ['settings'], queryFn: () => Promise.reject(lost) }).catch(() => 0);
    await flushPromises();
    expect(queries.getQueryData(['settings'])).toEqual({ club_name: 'Old' });
    expect(queries.getQueryData(['players', 'all'])).toEqual(['newer']);
  });
});
