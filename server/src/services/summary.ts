import type { Fixture, FixtureQuery } from '@paidup/shared/fixture';
import type { Page } from '@paidup/shared/list';
import type { Debtor, FixtureSums, Summary } from '@paidup/shared/summary';
import { owedBy, owingSince } from '../domain/fees.ts';
import type { FixturesService } from './fixtures.ts';
import type { ServiceDependencies } from './services.ts';

/** How the club stands: who owes what since when, and whether the organiser is out of pocket. */
export function createSummaryService(
  { store, clock }: ServiceDependencies,
  fixturesService: FixturesService,
) {
  const { players, fixtures, payments } = store;

  return {
    async get(): Promise<Summary> {
      const now = clock();
      const [paid, fees, pitchCosts, unmatched, upcoming] = await Promise.all([
        payments.totalsByPlayer('all'),
        fixtures.feesByPlayer('all', now),
        fixtures.pitchCosts(now),
        payments.unmatchedTotal(),
        fixtures.list({
          from: null,
          before: null,
          status: 'scheduled',
          now,
          order: 'asc',
          after: null,
          limit: 1,
        }),
      ]);
      const [next] = upcoming;
      const collected = sum(paid.values());
      const debtors = await debtorsOf(paid, fees, now);
      return {
        owed: sum(debtors.map(({ owes }) => owes)),
        debtors,
        collected,
        fees: sum(fees.values()),
        pitch_costs: pitchCosts,
        position: collected - pitchCosts,
        unmatched,
        next_fixture: next ? await fixturesService.toFixture(next) : null,
      };
    },

    /** What each fixture cost and brought in, by kick-off. Only played ones charge. */
    async byFixture(query: FixtureQuery): Promise<Page<FixtureSums>> {
      const { items, next_cursor } = await fixturesService.list(query);
      return { items: items.map(sumsOf), next_cursor };
    },
  };

  /** Those who owe, most first. */
  async function debtorsOf(
    paid: ReadonlyMap<string, number>,
    fees: ReadonlyMap<string, number>,
    now: string,
  ): Promise<Debtor[]> {
    const owes = owedBy(paid, fees);
    const ids = [...owes.keys()];
    if (ids.length === 0) return [];
    const [owing, charges] = await Promise.all([players.getMany(ids), fixtures.chargesOf(ids)]);
    const since = owingSince(charges, paid, now);
    return owing
      .map(({ id, name }) => ({ player_id: id, name, owes: owes.get(id) ?? 0, since: since.get(id) ?? now }))
      .sort((one, other) => other.owes - one.owes || one.since.localeCompare(other.since));
  }
}

export type SummaryService = ReturnType<typeof createSummaryService>;

function sumsOf({ id, date, time, location, status, cost, players }: Fixture): FixtureSums {
  const isPlayed = status === 'played';
  const charged = isPlayed ? sum(players.map(({ fee }) => fee)) : 0;
  const collected = isPlayed ? sum(players.map(({ paid }) => paid)) : 0;
  return {
    fixture_id: id,
    date,
    time,
    location,
    status,
    cost,
    charged,
    collected,
    outstanding: charged - collected,
  };
}

const sum = (amounts: Iterable<number>) => {
  let total = 0;
  for (const amount of amounts) total += amount;
  return total;
};
