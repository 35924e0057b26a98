import type { Attendance, Fixture } from '@paidup/shared/fixture';
import { countHeads, statusOf, wasEverPlayed } from '../domain/attendance.ts';
import { instantAfter } from '../domain/calendar.ts';
import { chargeKey, type Cover, coversOf, meansOf } from '../domain/fees.ts';
import type { FixtureRecord } from '../domain/records.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { createNames } from './names.ts';

/** Turns records into fixtures with names, head counts and how much of each fee is covered. */
export function createFixtureView({ store, clock }: ServiceDependencies) {
  const namesOf = createNames(store);

  return {
    async toFixture(record: FixtureRecord): Promise<Fixture> {
      const [fixture] = await toFixtures([record]);
      if (!fixture) throw new Error('a fixture has a view');
      return fixture;
    },
    toFixtures,
  };

  async function toFixtures(records: FixtureRecord[]): Promise<Fixture[]> {
    const now = clock();
    const [names, covered] = await Promise.all([
      namesOf(playersAt(records)),
      coveredAt(records.filter(({ cancelled }) => !cancelled)),
    ]);
    return records.map((record) => viewFixture(record, names, covered, now));
  }

  /** Covers the charges of these fixtures with what earlier kick-offs leave of each player's total. */
  async function coveredAt(records: FixtureRecord[]): Promise<Map<string, Cover>> {
    const kickOffs = records.map(({ kick_off_at }) => kick_off_at).sort();
    const [from, to] = [kickOffs.at(0), kickOffs.at(-1)];
    const ids = playersAt(records);
    if (from === undefined || to === undefined || ids.length === 0) return new Map();
    const [charges, earlier, paid, writtenOff] = await Promise.all([
      store.fixtures.chargesBetween({ from, to }),
      store.fixtures.feesByPlayer(ids, instantAfter(from, -1)),
      store.payments.totalsByPlayer(ids),
      store.payments.writtenOffByPlayer(ids),
    ]);
    const means = meansOf(paid, writtenOff);
    const left = (totals: ReadonlyMap<string, number>) =>
      new Map(ids.map((id) => [id, (totals.get(id) ?? 0) - (earlier.get(id) ?? 0)] as const));
    return coversOf(charges, { money: left(means.money), all: left(means.all) });
  }
}

const playersAt = (records: readonly FixtureRecord[]): string[] => [
  ...new Set(records.flatMap(({ players }) => players.map(({ player_id }) => player_id))),
];

/** Returns the fixture at `now`. `covered` has the pence that are covered of each charge. */
export function viewFixture(
  record: FixtureRecord,
  names: ReadonlyMap<string, string>,
  covered: ReadonlyMap<string, Cover>,
  now: string,
): Fixture {
  const players = record.players.map(({ player_id, guests, state, charge, joined_at }): Attendance => ({
    player_id,
    name: names.get(player_id) ?? '',
    guests,
    state,
    fee: charge ?? 0,
    ...(covered.get(chargeKey(record.id, player_id)) ?? { paid: 0, forgiven: 0 }),
    joined_at,
  }));
  const headCount = countHeads(record.players, 'in');
  return {
    id: record.id,
    date: record.date,
    time: record.time,
    location: record.location,
    cost: record.cost,
    fee: record.fee,
    min_players: record.min_players,
    max_players: record.max_players,
    series_id: record.series_id,
    status: statusOf(record, now),
    kick_off_at: record.kick_off_at,
    cancelled_reason: record.cancelled_reason,
    removable: !wasEverPlayed(record, now),
    players,
    head_count: headCount,
    waiting_count: countHeads(record.players, 'waiting'),
    short_by: Math.max(0, record.min_players - headCount),
    collected: players.reduce((sum, { paid }) => sum + paid, 0),
    rev: record.rev,
    created_at: record.created_at,
    updated_at: record.updated_at,
  };
}
