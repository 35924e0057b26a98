import type { FixtureRecord, Party } from './records.ts';

/** How many heads a party brings: the player and the guests. */
export const headsOf = (party: Pick<Party, 'guests'>): number => 1 + party.guests;

/** Heads that are in, or waiting. */
export const countHeads = (players: readonly Party[], state: Party['state']): number =>
  players.reduce((heads, party) => (party.state === state ? heads + headsOf(party) : heads), 0);

/** Whether the kick-off has passed. */
export const hasKickedOff = (fixture: Pick<FixtureRecord, 'kick_off_at'>, now: string): boolean =>
  fixture.kick_off_at <= now;

/** What the fixture is at `now`: nothing is scheduled, it is computed when read. */
export const statusOf = (
  fixture: Pick<FixtureRecord, 'kick_off_at' | 'cancelled'>,
  now: string,
): 'scheduled' | 'played' | 'cancelled' => {
  if (fixture.cancelled) return 'cancelled';
  return hasKickedOff(fixture, now) ? 'played' : 'scheduled';
};

/** What decides who gets a place. */
type Places = Pick<FixtureRecord, 'kick_off_at' | 'max_players'> & { players: readonly Party[] };

/**
 * The attendance after a player joins or changes the number of guests. Before kick-off a new party is in when
 * all of it fits, else it waits; afterwards it is in, since it says who came. `null`: the party is in and the
 * additional guests don't fit.
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

/** The attendance after a player leaves; before kick-off the places go to those who wait. */
export function leave(fixture: Places, playerId: string, now: string): Party[] {
  const players = fixture.players.filter((party) => party.player_id !== playerId);
  return hasKickedOff(fixture, now) ? players : promoteWaiting(players, fixture.max_players);
}

/** Gives free places to the longest waiting whose whole party fits, again until none does. Nobody is put out. */
export function promoteWaiting(players: readonly Party[], maxPlayers: number): Party[] {
  let heads = countHeads(players, 'in');
  return players.map((party) => {
    if (party.state === 'in' || heads + headsOf(party) > maxPlayers) return party;
    heads += headsOf(party);
    return { ...party, state: 'in' };
  });
}

/** Who waited before and is in after it, in the order of the places. */
export function promotedBetween(before: readonly Party[], after: readonly Party[]): string[] {
  const waited = new Set(before.filter(({ state }) => state === 'waiting').map(({ player_id }) => player_id));
  return after
    .filter(({ state, player_id }) => state === 'in' && waited.has(player_id))
    .map(({ player_id }) => player_id);
}
