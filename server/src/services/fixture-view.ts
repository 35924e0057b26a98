import type { Attendance, Fixture } from '@paidup/shared/fixture';
import { countHeads, headsOf, statusOf } from '../domain/attendance.ts';
import { chargeKey, coverFees } from '../domain/fees.ts';
import type { FixtureRecord, SeasonRecord } from '../store/store.ts';
import type { ServiceDependencies } from './services.ts';

/** Fixtures as the club sees them: names, head counts, and what each player has covered of the fee. */
export function createFixtureView({ store, clock }: ServiceDependencies) {
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
    const ids = [...new Set(records.flatMap(({ players }) => players.map(({ player_id }) => player_id)))];
    const [players, charges, totals] =
      ids.length === 0
        ? [[], [], new Map<string, number>()]
        : await Promise.all([
            store.players.getMany(ids),
            store.fixtures.chargesOf(ids),
            store.payments.totalsByPlayer(ids),
          ]);
    const names = new Map(players.map(({ id, name }) => [id, name]));
    const covered = coverFees(charges, totals, now);
    return records.map((record) => viewFixture(record, names, covered, now));
  }
}

/** A fixture with these names, of which so much is covered, at `now`. */
export function viewFixture(
  record: SeasonRecord,
  names: ReadonlyMap<string, string>,
  covered: ReadonlyMap<string, number>,
  now: string,
): Fixture {
  const players = record.players.map((party): Attendance => {
    const isCharged = party.state === 'in' && !record.cancelled;
    return {
      player_id: party.player_id,
      name: names.get(party.player_id) ?? '',
      guests: party.guests,
      state: party.state,
      fee: isCharged ? record.fee * headsOf(party) : 0,
      paid: isCharged ? (covered.get(chargeKey(record.id, party.player_id)) ?? 0) : 0,
      joined_at: party.joined_at,
    };
  });
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
    status: statusOf(record, now),
    kick_off_at: record.kick_off_at,
    cancelled_reason: record.cancelled_reason,
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
