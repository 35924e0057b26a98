import type { ChargeRecord, SeasonRecord } from '../store/store.ts';
import { headsOf } from './attendance.ts';

/** What these fixtures charge those who are in, whether or not they have kicked off. */
export const chargesIn = (season: readonly SeasonRecord[]): ChargeRecord[] =>
  season.flatMap(({ id, kick_off_at, created_at, date, location, fee, players }) =>
    players
      .filter(({ state }) => state === 'in')
      .map((party) => ({
        player_id: party.player_id,
        fixture_id: id,
        kick_off_at,
        created_at,
        date,
        location,
        guests: party.guests,
        amount: fee * headsOf(party),
      })),
  );

/** What one fixture charges one player: the key of `coverFees`. */
export const chargeKey = (fixtureId: string, playerId: string): string => `${fixtureId} ${playerId}`;

/**
 * How much of each charge the payments cover, in pence by `chargeKey`: played fixtures first, then scheduled
 * ones, each by kick-off, then by when they were made. A negative total covers nothing.
 */
export function coverFees(
  charges: readonly ChargeRecord[],
  totals: ReadonlyMap<string, number>,
  now: string,
): Map<string, number> {
  const left = new Map(totals);
  const covered = new Map<string, number>();
  for (const charge of inOrderOfCover(charges, now)) {
    const available = Math.max(0, left.get(charge.player_id) ?? 0);
    const part = Math.min(available, charge.amount);
    left.set(charge.player_id, available - part);
    covered.set(chargeKey(charge.fixture_id, charge.player_id), part);
  }
  return covered;
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
  const covered = coverFees(played, totals, now);
  const owed = new Map<string, GamesOwed>();
  for (const { fixture_id, player_id, kick_off_at, amount } of played) {
    if ((covered.get(chargeKey(fixture_id, player_id)) ?? 0) >= amount) continue;
    const { games, since } = owed.get(player_id) ?? { games: 0, since: kick_off_at };
    owed.set(player_id, { games: games + 1, since: since < kick_off_at ? since : kick_off_at });
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

const inOrderOfCover = (charges: readonly ChargeRecord[], now: string) =>
  charges.toSorted(
    (one, other) =>
      Number(one.kick_off_at > now) - Number(other.kick_off_at > now) ||
      compare(one.kick_off_at, other.kick_off_at) ||
      compare(one.created_at, other.created_at) ||
      compare(one.fixture_id, other.fixture_id),
  );

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
