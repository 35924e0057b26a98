import { headsOf } from './attendance.ts';
import { compare } from './compare.ts';
import type { ChargeRecord, FixtureRecord, Party, UnchargedFixture } from './records.ts';

/**
 * Returns the charge of a party in pence, which is the fee for each of its heads. Returns `null` if the party waits or
 * the fixture is cancelled, since it is not charged then.
 */
export const chargeOf = (
  { fee, cancelled }: Pick<FixtureRecord, 'fee' | 'cancelled'>,
  party: Party,
): number | null => (party.state === 'in' && !cancelled ? fee * headsOf(party) : null);

/** Decides everybody's charge. Every record of a fixture is made by this function. */
export const charged = (fixture: UnchargedFixture): FixtureRecord => ({
  ...fixture,
  players: fixture.players.map((party) => ({ ...party, charge: chargeOf(fixture, party) })),
});

/** Returns the key of a charge in the result of `coverFees`. */
export const chargeKey = (fixtureId: string, playerId: string): string => `${fixtureId} ${playerId}`;

/**
 * Returns how much of each charge the payments cover, in pence by `chargeKey`. The earliest kick-off is covered first,
 * and of equal ones the fixture that was made first. A negative total covers nothing.
 */
export function coverFees(
  charges: readonly ChargeRecord[],
  totals: ReadonlyMap<string, number>,
): Map<string, number> {
  const parts = coverByKickOff(charges, totals);
  return new Map(parts.map(({ fixture_id, player_id, part }) => [chargeKey(fixture_id, player_id), part]));
}

/** What covers the fees, in pence by player: money first, and then what was written off, which `all` has too. */
export type Means = { money: ReadonlyMap<string, number>; all: ReadonlyMap<string, number> };

/** Adds what was written off to the money. Money that went back beyond what was paid counts as none. */
export function meansOf(paid: ReadonlyMap<string, number>, writtenOff: ReadonlyMap<string, number>): Means {
  const all = new Map(paid);
  for (const [id, amount] of writtenOff) all.set(id, Math.max(0, paid.get(id) ?? 0) + amount);
  return { money: paid, all };
}

/** The parts of a charge that money and write-offs cover, in pence. */
export type Cover = { paid: number; forgiven: number };

/** Returns what covers each charge, by `chargeKey`. */
export function coversOf(charges: readonly ChargeRecord[], { money, all }: Means): Map<string, Cover> {
  const paid = coverFees(charges, money);
  return new Map(
    [...coverFees(charges, all)].map(([key, covered]) => {
      const part = paid.get(key) ?? 0;
      return [key, { paid: part, forgiven: covered - part }];
    }),
  );
}

/**
 * The number of played games that a player has not paid in full, the kick-off of the oldest, and the pence that have
 * to come in until that one is covered.
 */
type GamesOwed = { games: number; since: string; due: number };

/** Counts the played games that each player owes. Players who owe none are left out. */
export function gamesOwed(
  charges: readonly ChargeRecord[],
  { money, all }: Means,
  now: string,
): Map<string, GamesOwed> {
  const played = charges.filter((charge) => charge.kick_off_at <= now && charge.amount > 0);
  const owed = new Map<string, GamesOwed>();
  for (const { player_id, kick_off_at, amount, part } of coverByKickOff(played, all)) {
    if (part >= amount) continue;
    const overdrawn = Math.max(0, -(money.get(player_id) ?? 0));
    const oldest = owed.get(player_id) ?? { games: 0, since: kick_off_at, due: amount - part + overdrawn };
    owed.set(player_id, { ...oldest, games: oldest.games + 1 });
  }
  return owed;
}

/** Returns each player's last kick-off by `now` from their charges. Players who never came are left out. */
export function lastCame(
  charges: readonly Pick<ChargeRecord, 'player_id' | 'kick_off_at'>[],
  now: string,
): Map<string, string> {
  const came = new Map<string, string>();
  for (const { player_id, kick_off_at } of charges) {
    if (kick_off_at <= now && kick_off_at > (came.get(player_id) ?? '')) came.set(player_id, kick_off_at);
  }
  return came;
}

/** Returns what each player owes in pence, also after a refund of too much. Players who owe nothing are left out. */
export function owedBy(
  paid: ReadonlyMap<string, number>,
  writtenOff: ReadonlyMap<string, number>,
  fees: ReadonlyMap<string, number>,
): Map<string, number> {
  const players = [...new Set([...fees.keys(), ...paid.keys()])];
  const left = (id: string) => (fees.get(id) ?? 0) - (paid.get(id) ?? 0) - (writtenOff.get(id) ?? 0);
  const owed = players.map((id) => [id, left(id)] as const);
  return new Map(owed.filter(([, amount]) => amount > 0));
}

type Covered = Pick<ChargeRecord, 'fixture_id' | 'player_id' | 'kick_off_at' | 'amount'> & { part: number };

/** Covers the earliest kick-off first, so played games come before those to come, whatever the time is. */
function coverByKickOff(charges: readonly ChargeRecord[], totals: ReadonlyMap<string, number>): Covered[] {
  const left = new Map(totals);
  const ordered = charges.toSorted(
    (one, other) =>
      compare(one.kick_off_at, other.kick_off_at) ||
      compare(one.created_at, other.created_at) ||
      compare(one.fixture_id, other.fixture_id),
  );
  return ordered.map(({ fixture_id, player_id, kick_off_at, amount }) => {
    const available = Math.max(0, left.get(player_id) ?? 0);
    const part = Math.min(available, amount);
    left.set(player_id, available - part);
    return { fixture_id, player_id, kick_off_at, amount, part };
  });
}
