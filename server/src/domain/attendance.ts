import type { FixtureRecord, Party } from './records.ts';

/** Counts the heads of a party, which are the player and the guests. */
export const headsOf = (party: Pick<Party, 'guests'>): number => 1 + party.guests;

/** Counts the heads that are in, or those that are waiting. */
export const countHeads = (players: readonly Party[], state: Party['state']): number =>
  players.reduce((heads, party) => (party.state === state ? heads + headsOf(party) : heads), 0);

/** Tells whether the kick-off has passed. */
export const hasKickedOff = (fixture: Pick<FixtureRecord, 'kick_off_at'>, now: string): boolean =>
  fixture.kick_off_at <= now;

/** Tells whether the fixture has ever been played, also before it was moved. Then it is never removed. */
export const wasEverPlayed = (
  fixture: Pick<FixtureRecord, 'kick_off_at' | 'was_played'>,
  now: string,
): boolean => fixture.was_played || hasKickedOff(fixture, now);

/** Returns the status of a fixture at `now`. It is computed and never stored. */
export const statusOf = (
  fixture: Pick<FixtureRecord, 'kick_off_at' | 'cancelled'>,
  now: string,
): 'scheduled' | 'played' | 'cancelled' => {
  if (fixture.cancelled) return 'cancelled';
  return hasKickedOff(fixture, now) ? 'played' : 'scheduled';
};

/** The fields that decide who gets a place. */
type Places = Pick<FixtureRecord, 'kick_off_at' | 'max_players'> & { players: readonly Party[] };

/**
 * Returns the attendance after a player joins or changes the number of guests. Before kick-off a new party is in if all
 * of it fits, and waits otherwise. After kick-off it is always in, since the list then records who came. Returns `null`
 * if the party is in already and its additional guests don't fit.
 */
export function join(
  fixture: Places,
  party: { player_id: string; guests: number },
  now: string,
): Party[] | null {
  const present = fixture.players.find((other) => other.player_id === party.player_id);
  const others = fixture.players.filter((other) => other !== present);
  const isPlayed = hasKickedOff(fixture, now);
  const fits = countHeads(others, 'in') + 1 + party.guests <= fixture.max_players;
  const isFewer = present?.state === 'in' && party.guests <= present.guests;
  if (present?.state === 'in' && !isFewer && !isPlayed && !fits) return null;
  const joined: Party = {
    ...party,
    state: isPlayed || fits || isFewer ? 'in' : 'waiting',
    joined_at: present?.joined_at ?? now,
  };
  const players = present
    ? fixture.players.map((other) => (other === present ? joined : other))
    : [...fixture.players, joined];
  return isPlayed ? players : promoteWaiting(players, fixture.max_players);
}

/** Returns the attendance after a player leaves. Before kick-off the free places go to those who wait. */
export function leave(fixture: Places, playerId: string, now: string): Party[] {
  const players = fixture.players.filter((party) => party.player_id !== playerId);
  return hasKickedOff(fixture, now) ? players : promoteWaiting(players, fixture.max_players);
}

/** Gives free places to those who have waited longest and whose whole party fits. Nobody loses a place. */
export function promoteWaiting(players: readonly Party[], maxPlayers: number): Party[] {
  let heads = countHeads(players, 'in');
  return players.map((party) => {
    if (party.state === 'in' || heads + headsOf(party) > maxPlayers) return party;
    heads += headsOf(party);
    return { ...party, state: 'in' };
  });
}

/** Returns the ids of the players who waited before and are in now, in the order of the places. */
export function promotedBetween(before: readonly Party[], after: readonly Party[]): string[] {
  const waited = new Set(before.filter(({ state }) => state === 'waiting').map(({ player_id }) => player_id));
  return after
    .filter(({ state, player_id }) => state === 'in' && waited.has(player_id))
    .map(({ player_id }) => player_id);
}
