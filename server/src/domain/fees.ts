import { headsOf } from './attendance.ts';
import type { ChargeRecord, FixtureRecord, Party, UnchargedFixture } from './records.ts';

/**
 * What a fixture charges a party, in pence: the fee for each of its heads. `null`: whoever waits is not charged, and
 * nobody is while the fixture is cancelled.
 */
export const chargeOf = (
  { fee, cancelled }: Pick<FixtureRecord, 'fee' | 'cancelled'>,
  party: Party,
): number | null => (party.state === 'in' && !cancelled ? fee * headsOf(party) : null);

/** The fixture with everybody's charge decided: no record of a fixture is made without it. */
export const charged = (fixture: UnchargedFixture): FixtureRecord => ({
  ...fixture,
  players: fixture.players.map((party) => ({ ...party, charge: chargeOf(fixture, party) })),
});

/** What one fixture charges one player: the key of `coverFees`. */
export const chargeKey = (fixtureId: string, playerId: string): string => `${fixtureId} ${playerId}`;

/**
 * How much of each charge the payments cover, in pence by `chargeKey`: played fixtures first, then scheduled
 * ones, each by kick-off, then by when they were made. A negative total covers nothing.
 */
export function coverFees(
  charges: readonly ChargeRecord[],
  totals: ReadonlyMap<string, number>,
): Map<string, number> {
  const parts = coverInTurn(charges, totals);
  return new Map(parts.map(({ fixture_id, player_id, part }) => [chargeKey(fixture_id, player_id), part]));
}

/** How many played games somebody's payments do not cover in full, and when the oldest of them kicked off. */
export type GamesOwed = { games: number; since: string };

/** The games before `now` that each player owes; settled players are left out. */
export function gamesOwed(
  charges: readonly ChargeRecord[],
  totals: ReadonlyMap<string, number>,
  now: string,
): Map<string, GamesOwed> {
  const played = charges.filter((charge) => charge.kick_off_at <= now && charge.amount > 0);
  const owed = new Map<string, GamesOwed>();
  for (const { player_id, kick_off_at, amount, part } of coverInTurn(played, totals)) {
    if (part >= amount) continue;
    const { games, since } = owed.get(player_id) ?? { games: 0, since: kick_off_at };
    owed.set(player_id, { games: games + 1, since });
  }
  return owed;
}

/** What each player owes, in pence; those who are settled are left out. Also who got more back than they paid. */
export function owedBy(
  paid: ReadonlyMap<string, number>,
  fees: ReadonlyMap<string, number>,
): Map<string, number> {
  const players = [...new Set([...fees.keys(), ...paid.keys()])];
  const owed = players.map((id) => [id, (fees.get(id) ?? 0) - (paid.get(id) ?? 0)] as const);
  return new Map(owed.filter(([, amount]) => amount > 0));
}

type Covered = Pick<ChargeRecord, 'fixture_id' | 'player_id' | 'kick_off_at' | 'amount'> & { part: number };

/** By kick-off, so that what has been played comes before what is to come, whatever the time is. */
function coverInTurn(charges: readonly ChargeRecord[], totals: ReadonlyMap<string, number>): Covered[] {
  const left = new Map(totals);
  const inTurn = charges.toSorted(
    (one, other) =>
      compare(one.kick_off_at, other.kick_off_at) ||
      compare(one.created_at, other.created_at) ||
      compare(one.fixture_id, other.fixture_id),
  );
  return inTurn.map(({ fixture_id, player_id, kick_off_at, amount }) => {
    const available = Math.max(0, left.get(player_id) ?? 0);
    const part = Math.min(available, amount);
    left.set(player_id, available - part);
    return { fixture_id, player_id, kick_off_at, amount, part };
  });
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
