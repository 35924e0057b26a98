import type { Fixture, FixtureQuery } from '@paidup/shared/fixture';
import type { Page } from '@paidup/shared/list';
import { breakEvenHeads, perHead } from '@paidup/shared/pitch-cost';
import type { Debtor, FixtureSums, NextFixture, Summary } from '@paidup/shared/summary';
import { creditOf, type Debt, debtsOf, feesBy, totalsOf } from '../domain/debts.ts';
import { clubDay, endOfDay, startOfDay } from '../domain/calendar.ts';
import { type Cover, coversOf, type Means, meansOf } from '../domain/fees.ts';
import type { ChargeRecord, ListedPlayer } from '../domain/records.ts';
import { NO_REMINDER } from '../domain/reminders.ts';
import { viewFixture } from './fixture-view.ts';
import type { FixturesService } from './fixtures.ts';
import type { ServiceDependencies } from './dependencies.ts';

/** Sums up the club for the organiser. */
export function createSummaryService(
  { store, clock, timeZone }: ServiceDependencies,
  fixturesService: FixturesService,
) {
  const { players, fixtures, payments } = store;

  return {
    /** Returns the summary. Each kind of record is read once. */
    async get(): Promise<Summary> {
      const now = clock();
      const [paid, other, writtenOff, charges, costs, [next], [todays], unmatched, lastBankPaymentAt] =
        await Promise.all([
          payments.paidByPlayer(),
          payments.clubTotal(),
          payments.writtenOffByPlayer('all'),
          fixtures.chargesBetween({ from: null, to: null }),
          fixtures.pitchCosts(now),
          fixtures.list({ ...FIRST, status: 'scheduled', now }),
          fixtures.list({ ...LAST, ...dayOf(now), status: 'played', now }),
          payments.unmatchedTotal(),
          payments.lastFromBank(),
        ]);
      const debts = debtsOf(charges, paid, writtenOff, now);
      const totals = totalsOf(paid);
      const parties = [next, todays].flatMap((fixture) => fixture?.players ?? []);
      const ids = parties.map(({ player_id }) => player_id);
      const known = await playersBy([...debts.map(({ player_id }) => player_id), ...ids]);
      const names = new Map([...known].map(([id, { name }]) => [id, name]));
      const covered = coveredFor(ids, charges, meansOf(totals, writtenOff));
      const collected = sum(totals.values());
      const fees = feesBy(charges, now);
      const pitchCosts = sum(costs.map(({ cost }) => cost));
      return {
        owed: sum(debts.map(({ owes }) => owes)),
        debtors: debts.map((debt) => debtorOf(debt, known.get(debt.player_id))),
        collected,
        fees: sum(fees.values()),
        other,
        pitch_costs: pitchCosts,
        position: collected + other - pitchCosts,
        credit: creditOf(totals, writtenOff, fees),
        unmatched,
        next_fixture: next ? goNoGo(viewFixture(next, names, covered, now)) : null,
        todays_fixture: todays ? viewFixture(todays, names, covered, now) : null,
        last_bank_payment_at: lastBankPaymentAt,
      };
    },

    /** Returns what each fixture cost and brought in, by kick-off. Only played fixtures charge. */
    async byFixture(query: FixtureQuery): Promise<Page<FixtureSums>> {
      const { items, next_cursor } = await fixturesService.list(query);
      return { items: items.map(sumsOf), next_cursor };
    },
  };

  async function playersBy(ids: string[]): Promise<Map<string, ListedPlayer>> {
    const found = await players.getMany([...new Set(ids)]);
    return new Map(found.map((player) => [player.id, player]));
  }

  function dayOf(now: string) {
    const today = clubDay(now, timeZone);
    return { from: startOfDay(today, timeZone), before: endOfDay(today, timeZone) };
  }
}

function debtorOf(debt: Debt, player: ListedPlayer | undefined): Debtor {
  const { name, archived, reminded_at, promised_on } = player ?? NOBODY;
  return { ...debt, name, archived, reminded_at, promised_on };
}

const NOBODY = { name: '', archived: false, ...NO_REMINDER };

const goNoGo = (fixture: Fixture): NextFixture => ({
  ...fixture,
  per_head: perHead(fixture.cost, fixture.head_count),
  break_even_heads: breakEvenHeads(fixture.cost, fixture.fee),
});

function coveredFor(playerIds: string[], charges: readonly ChargeRecord[], means: Means): Map<string, Cover> {
  const ids = new Set(playerIds);
  const theirs = charges.filter(({ player_id }) => ids.has(player_id));
  return coversOf(theirs, means);
}

function sumsOf({ id, date, time, location, status, cost, players }: Fixture): FixtureSums {
  const isPlayed = status === 'played';
  const charged = isPlayed ? sum(players.map(({ fee }) => fee)) : 0;
  const collected = isPlayed ? sum(players.map(({ paid }) => paid)) : 0;
  const forgiven = isPlayed ? sum(players.map((party) => party.forgiven)) : 0;
  return {
    fixture_id: id,
    date,
    time,
    location,
    status,
    cost,
    charged,
    collected,
    forgiven,
    outstanding: charged - collected - forgiven,
  };
}

/** Selects the earliest fixture. */
const FIRST = { from: null, before: null, order: 'asc', after: null, limit: 1 } as const;

/** Selects the latest one. */
const LAST = { ...FIRST, order: 'desc' } as const;

const sum = (amounts: Iterable<number>) => {
  let total = 0;
  for (const amount of amounts) total += amount;
  return total;
};
