import type { CreateFixture, FixtureFacts } from '@paidup/shared/fixture';
import type { FixtureRecord, Party, PlayerRecord, UnchargedFixture } from './records.ts';
import { hasKickedOff, join, leave, promoteWaiting, wasEverPlayed } from './attendance.ts';
import { charged } from './fees.ts';
import {
  fieldChange,
  entryOf,
  type Entry,
  firstRevision,
  revised,
  type Source,
  undoDetail,
} from './revision.ts';
import {
  attendanceChange,
  attendanceOf,
  fixtureChanges,
  type Moved,
  type Names,
  promotions,
} from './fixture-changes.ts';
import { dayInWords } from './calendar.ts';

/** A request for a fixture after the defaults have been filled in. */
export type PlannedFixture = CreateFixture & Pick<FixtureRecord, 'fee' | 'min_players' | 'max_players'>;

/** Makes a fixture, of a series unless `seriesId` is `null`. Its players are in or waiting in the order given. */
export function newFixture(
  id: string,
  input: PlannedFixture,
  kickOff: { date: string; kick_off_at: string },
  seriesId: string | null,
  source: Source,
  fingerprint: string | null = null,
): FixtureRecord {
  const { player_ids, repeat_weeks: _repeats, ...facts } = input;
  const empty: UnchargedFixture = {
    id,
    ...facts,
    ...kickOff,
    series_id: seriesId,
    cancelled: false,
    cancelled_reason: null,
    was_played: false,
    players: [],
    request_fingerprint: fingerprint,
    ...firstRevision({
      ...source,
      action: 'created',
      detail: `planned for ${dayInWords(kickOff.date)}, ${input.time} at ${input.location}`,
    }),
  };
  const joined = player_ids.reduce((fixture, player_id) => {
    const players = join(fixture, { player_id, guests: 0 }, source.at);
    return players ? { ...fixture, players } : fixture;
  }, empty);
  return charged(joined);
}

/** Changes a fixture, or returns the same record if nothing changes. `names` has the players who wait. */
export function updatedFixture(
  record: FixtureRecord,
  input: FixtureFacts,
  kickOffAt: string,
  source: Source,
  names: Names = new Map(),
): FixtureRecord {
  const next: UnchargedFixture = {
    ...record,
    ...input,
    kick_off_at: kickOffAt,
    was_played: wasEverPlayed(record, source.at),
  };
  if (fixtureChanges(record, next, names).length === 0) return record;
  const players = hasKickedOff(next, source.at)
    ? next.players
    : promoteWaiting(next.players, next.max_players);
  const changes = fixtureChanges(record, { ...next, players }, names);
  return nextRevision({ ...next, players }, { ...source, action: 'changed', ...entryOf(changes) });
}

/**
 * Returns those of a series that come on a later day than this fixture and have not kicked off. Days decide, since a
 * change that others follow keeps them, so a repeat finds the same ones.
 */
export const laterInSeries = (
  { date }: FixtureRecord,
  series: readonly FixtureRecord[],
  now: string,
): FixtureRecord[] => series.filter((other) => other.date > date && !hasKickedOff(other, now));

/** Changes the attendance by `player`, or returns the same record if nothing changes. `names` has those who wait. */
export function changedPlayers(
  record: FixtureRecord,
  players: Party[],
  player: Pick<PlayerRecord, 'id' | 'name'>,
  source: Source,
  names: Names = new Map(),
): FixtureRecord {
  const before = record.players.find((party) => party.player_id === player.id);
  const after = players.find((party) => party.player_id === player.id);
  if (before && after && before.guests === after.guests && before.state === after.state) return record;
  const others = record.players.filter((party) => party !== before);
  const text = [placeWords(player.name, after), ...promotions(others, players, names)];
  const changes = attendanceChange(record.players, players, text);
  const action = after ? 'joined' : 'left';
  return nextRevision({ ...record, players }, { ...source, action, ...entryOf(changes) });
}

/** A player who goes in with these guests, or out. */
export type Move = { player_id: string; out: boolean; guests: number };

/**
 * Moves these players one after another, in one change that one undo reverts. Returns the same record if nothing changes,
 * or the place of the move whose additional guests don't fit. `names` has everybody who moves or waits.
 */
export function movedPlayers(
  record: FixtureRecord,
  moves: readonly Move[],
  source: Source,
  names: Names,
): FixtureRecord | number {
  let players: Party[] = record.players;
  for (const [place, { player_id, out, guests }] of moves.entries()) {
    const fixture = { ...record, players };
    const next = out ? leave(fixture, player_id, source.at) : join(fixture, { player_id, guests }, source.at);
    if (!next) return place;
    players = next;
  }
  const ids = [...new Set(moves.map(({ player_id }) => player_id))];
  const partyOf = (id: string, parties: readonly Party[]) => parties.find((party) => party.player_id === id);
  const rejoined = moves.flatMap(({ player_id, out }) => (out ? [player_id] : []));
  const moved = ids.filter((id) => {
    const [before, after] = [partyOf(id, record.players), partyOf(id, players)];
    if (before && after && rejoined.includes(id)) return true;
    return before?.guests !== after?.guests || before?.state !== after?.state;
  });
  const others = record.players.filter(({ player_id }) => !ids.includes(player_id));
  const text = moved.map((id) => placeWords(names.get(id) ?? 'somebody', partyOf(id, players)));
  const changes = attendanceChange(
    record.players,
    players,
    [...text, ...promotions(others, players, names)],
    rejoined,
  );
  if (changes.length === 0) return record;
  return nextRevision({ ...record, players }, { ...source, action: 'moved', ...entryOf(changes) });
}

/**
 * Reverts the last change of the attendance, with everybody whom it moved, in their old order. That is one change too,
 * and can itself be undone. Returns `null` if the last change was of another kind, or if an older version made it, which
 * noted no places.
 */
export function undoneAttendance(record: FixtureRecord, source: Source): FixtureRecord | null {
  const last = record.history.at(-1);
  const moved = last && attendanceOf(last);
  if (!moved) return null;
  const players = withParties(record.players, moved);
  const isKnown = moved.before.every(({ player_id: id }) =>
    players.some(({ player_id }) => player_id === id),
  );
  if (!isKnown) return null;
  const rejoined = moved.before.flatMap(({ place, player_id }) => (place === undefined ? [] : [player_id]));
  const text = [undoDetail(record.history, last)];
  const changes = attendanceChange(record.players, players, text, rejoined);
  const entry = { ...source, action: 'undone', ...entryOf(changes), undoes: record.history.length };
  return nextRevision({ ...record, players }, entry);
}

/** Cancels a fixture, or returns the same record if it is cancelled for this reason already. */
export function cancelledFixture(
  record: FixtureRecord,
  reason: string | null,
  source: Source,
): FixtureRecord {
  if (record.cancelled && record.cancelled_reason === reason) return record;
  const next: UnchargedFixture = { ...record, cancelled: true, cancelled_reason: reason };
  const detail = reason === null ? 'cancelled' : `cancelled: ${reason}`;
  return nextRevision(next, { ...source, action: 'cancelled', ...entryOf(onAndOff(record, next)), detail });
}

/** Puts a cancelled fixture back on, or returns the same record if it is not cancelled. */
export function restoredFixture(record: FixtureRecord, source: Source): FixtureRecord {
  if (!record.cancelled) return record;
  const next: UnchargedFixture = { ...record, cancelled: false, cancelled_reason: null };
  const detail = 'the game is on again';
  return nextRevision(next, { ...source, action: 'restored', ...entryOf(onAndOff(record, next)), detail });
}

/** Puts the parties as they were before, each at its old place, and takes out those who were not there. */
function withParties(players: readonly Party[], { before, after }: Moved): Party[] {
  const came = new Set(after.map(({ player_id }) => player_id));
  const former = new Map(before.map((party) => [party.player_id, party]));
  const kept = players.flatMap((party): Party[] => {
    const was = former.get(party.player_id);
    if (!was) return came.has(party.player_id) ? [] : [party];
    return was.place === undefined ? [{ ...party, guests: was.guests, state: was.state }] : [];
  });
  for (const { place, joined_at, ...party } of before)
    if (place !== undefined && joined_at !== undefined) kept.splice(place, 0, { ...party, joined_at });
  return kept;
}

/** Adds a revision with this entry and decides the charges again. */
const nextRevision = (fixture: UnchargedFixture, entry: Entry): FixtureRecord =>
  charged(revised(fixture, {}, entry));

const onAndOff = (before: UnchargedFixture, after: UnchargedFixture) => [
  ...fieldChange('cancelled', 'cancelled', before.cancelled, after.cancelled),
  ...fieldChange('cancelled_reason', 'reason', before.cancelled_reason, after.cancelled_reason),
];

function placeWords(name: string, party: Party | undefined): string {
  if (!party) return `${name} is out`;
  return `${name} is ${party.state === 'in' ? 'in' : 'waiting'}${withGuests(party.guests)}`;
}

const withGuests = (guests: number) =>
  guests === 0 ? '' : ` with ${guests} ${guests === 1 ? 'guest' : 'guests'}`;
