import type { CreateFixture, UpdateFixture } from '@paidup/shared/fixture';
import { formatMoney } from '@paidup/shared/format-money';
import type { AttendanceRecord, FixtureRecord, PlayerRecord } from '../store/store.ts';
import { hasKickedOff, join, promoteWaiting } from './attendance.ts';
import { firstRevision, revised, type Source } from './revision.ts';

/** A fixture as it is first recorded, its players in or waiting in the order given. */
export function newFixture(
  id: string,
  input: CreateFixture,
  kickOff: { date: string; kick_off_at: string },
  source: Source,
): FixtureRecord {
  const { player_ids, repeat_weeks: _repeats, ...facts } = input;
  const empty: FixtureRecord = {
    id,
    ...facts,
    ...kickOff,
    cancelled: false,
    cancelled_reason: null,
    was_played: false,
    players: [],
    ...firstRevision({
      ...source,
      action: 'created',
      detail: `planned for ${kickOff.date}, ${input.time} at ${input.location}`,
    }),
  };
  return player_ids.reduce((fixture, player_id) => {
    const players = join(fixture, { player_id, guests: 0 }, source.at);
    return players ? { ...fixture, players } : fixture;
  }, empty);
}

/** The fixture with what the organiser changed; the same record when that is nothing. */
export function updatedFixture(
  record: FixtureRecord,
  input: UpdateFixture,
  kickOffAt: string,
  source: Source,
): FixtureRecord {
  const changes = changesOf(record, input);
  if (changes.length === 0) return record;
  const next: FixtureRecord = {
    ...record,
    date: input.date ?? record.date,
    time: input.time ?? record.time,
    location: input.location ?? record.location,
    cost: input.cost ?? record.cost,
    fee: input.fee ?? record.fee,
    min_players: input.min_players ?? record.min_players,
    max_players: input.max_players ?? record.max_players,
    kick_off_at: kickOffAt,
    was_played: record.was_played || hasKickedOff(record, source.at),
  };
  const players = hasKickedOff(next, source.at)
    ? next.players
    : promoteWaiting(next.players, next.max_players);
  const detail = [...changes, ...promotions(record.players, players)].join('; ');
  return revised(next, { players }, { ...source, action: 'changed', detail });
}

/** The fixture with another attendance because of `player`; the same record when that is nothing. */
export function changedPlayers(
  record: FixtureRecord,
  players: AttendanceRecord[],
  player: PlayerRecord,
  source: Source,
): FixtureRecord {
  const before = record.players.find((party) => party.player_id === player.id);
  const after = players.find((party) => party.player_id === player.id);
  if (before && after && before.guests === after.guests && before.state === after.state) return record;
  const what = after
    ? `${player.name} is ${after.state === 'in' ? 'in' : 'waiting'}${withGuests(after.guests)}`
    : `${player.name} is out`;
  const others = record.players.filter((party) => party !== before);
  const detail = [what, ...promotions(others, players)].join('; ');
  return revised(record, { players }, { ...source, action: after ? 'joined' : 'left', detail });
}

/** The fixture cancelled, for a reason if there is one; the same record when it was so before. */
export function cancelledFixture(
  record: FixtureRecord,
  reason: string | null,
  source: Source,
): FixtureRecord {
  if (record.cancelled && record.cancelled_reason === reason) return record;
  const deed = {
    ...source,
    action: 'cancelled',
    detail: reason === null ? 'cancelled' : `cancelled: ${reason}`,
  };
  return revised(record, { cancelled: true, cancelled_reason: reason }, deed);
}

/** The fixture back on as it was; the same record when it was never off. */
export function restoredFixture(record: FixtureRecord, source: Source): FixtureRecord {
  if (!record.cancelled) return record;
  const deed = { ...source, action: 'restored', detail: 'the game is on again' };
  return revised(record, { cancelled: false, cancelled_reason: null }, deed);
}

function promotions(before: readonly AttendanceRecord[], after: readonly AttendanceRecord[]): string[] {
  const waited = new Set(before.filter(({ state }) => state === 'waiting').map(({ player_id }) => player_id));
  const promoted = after.filter(({ state, player_id }) => state === 'in' && waited.has(player_id)).length;
  if (promoted === 0) return [];
  return [promoted === 1 ? 'one who waited got a place' : `${promoted} who waited got places`];
}

const withGuests = (guests: number) =>
  guests === 0 ? '' : ` with ${guests} ${guests === 1 ? 'guest' : 'guests'}`;

const changesOf = (record: FixtureRecord, input: UpdateFixture): string[] => [
  ...change('date', record.date, input.date),
  ...change('time', record.time, input.time),
  ...change('place', record.location, input.location),
  ...change('pitch cost', record.cost, input.cost, formatMoney),
  ...change('fee', record.fee, input.fee, formatMoney),
  ...change('fewest players', record.min_players, input.min_players),
  ...change('most players', record.max_players, input.max_players),
];

const change = <Value>(
  label: string,
  before: Value,
  after: Value | undefined,
  show: (value: Value) => string = String,
): string[] =>
  after === undefined || after === before ? [] : [`${label} ${show(before)} became ${show(after)}`];
