import type { Fixture, FixtureDetail } from '@paidup/shared/fixture';
import type { Page } from '@paidup/shared/list';
import type { Summary } from '@paidup/shared/summary';
import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/vue-query';

type Seen = { at: number; game: Fixture };

/**
 * Answers from the lists and from Home what was never fetched itself. That is the page of each game, and the list of
 * the games from `today` on where yesterday's list is the last that was seen.
 */
export function showGames(queries: QueryClient, today: string): void {
  const games = seenGames(queries).filter(({ game }) => game.date >= today);
  const latest = new Map<string, Seen>();
  for (const seen of games) if (seen.at > (latest.get(seen.game.id)?.at ?? 0)) latest.set(seen.game.id, seen);

  for (const { at, game } of latest.values())
    show<FixtureDetail>(['fixtures', 'one', game.id], at, (known) => ({
      ...game,
      history: known?.history ?? [],
    }));

  const items = [...latest.values()]
    .map(({ game }) => game)
    .sort((one, other) => (one.kick_off_at < other.kick_off_at ? -1 : 1));
  if (items.length > 0)
    show<Pages>(['fixtures', 'list', { from: today }], 1, () => ({
      pages: [{ items, next_cursor: null }],
      pageParams: [null],
    }));

  function show<Answer>(key: QueryKey, at: number, answer: (known: Answer | undefined) => Answer): void {
    if ((queries.getQueryState(key)?.dataUpdatedAt ?? 0) < at)
      queries.setQueryData<Answer>(key, answer, { updatedAt: at });
  }
}

type Pages = InfiniteData<Page<Fixture>>;

function seenGames(queries: QueryClient): Seen[] {
  const at = (key: QueryKey) => queries.getQueryState(key)?.dataUpdatedAt ?? 0;
  const summary = queries.getQueryData<Summary>(HOME);
  const onHome = [summary?.todays_fixture, summary?.next_fixture].filter((game) => !!game);
  const listed = queries
    .getQueriesData<Pages>({ queryKey: ['fixtures', 'list'] })
    .flatMap(([key, list]) =>
      (list?.pages ?? []).flatMap(({ items }) => items.map((game) => ({ at: at(key), game }))),
    );
  return [...onHome.map((game) => ({ at: at(HOME), game })), ...listed];
}

const HOME = ['summary', 'now'];
