import { formatMoney } from '@paidup/shared/format-money';
import type { HistoryEntry } from '@paidup/shared/history';
import type { Party, UnchargedFixture } from './records.ts';
import { countHeads, promotedBetween } from './attendance.ts';
import { dayInWords } from './calendar.ts';
import { type FieldChange, fieldChange } from './revision.ts';

/** The names of players by their ids. */
export type Names = ReadonlyMap<string, string>;

/** Returns the changes between two states of a fixture, the attendance last. */
export const fixtureChanges = (
  before: UnchargedFixture,
  after: UnchargedFixture,
  names: Names,
): FieldChange[] => [
  ...fieldChange('date', 'date', before.date, after.date, dayInWords),
  ...fieldChange('time', 'time', before.time, after.time),
  ...fieldChange('location', 'place', before.location, after.location),
  ...fieldChange('cost', 'pitch cost', before.cost, after.cost, formatMoney),
  ...feeChange(before, after),
  ...fieldChange('min_players', 'minimum players', before.min_players, after.min_players),
  ...fieldChange('max_players', 'maximum players', before.max_players, after.max_players),
  ...attendanceChange(before.players, after.players, promotions(before.players, after.players, names)),
];

/**
 * Returns the change of the attendance, with only those players who differ. If nobody does, there is none. Of whoever
 * left it keeps the place in the list, so that an undo can put them back there. `rejoined` are those who left and came
 * back at its end.
 */
export function attendanceChange(
  before: readonly Party[],
  after: readonly Party[],
  text: string[],
  rejoined: readonly string[] = [],
): FieldChange[] {
  const was = without(before, after, rejoined);
  const is = without(after, before, rejoined).map(({ player_id, guests, state }) => ({
    player_id,
    guests,
    state,
  }));
  if ((was.length === 0 && is.length === 0) || isSameList(before, after)) return [];
  return [{ field: 'players', before: was, after: is, text: text.join('; ') }];
}

/** A party in a history. One that left has the place that it had in the list. */
type FormerParty = Omit<Party, 'joined_at'> & { joined_at?: string; place?: number };

/** The parties that a change moved, before and after it. */
export type Moved = { before: FormerParty[]; after: FormerParty[] };

/** Returns the parties that a change moved, or `null` if it did anything else. */
export function attendanceOf({ before, after }: HistoryEntry): Moved | null {
  const fields = Object.keys({ ...before, ...after });
  if (fields.length !== 1 || fields[0] !== 'players') return null;
  return { before: partiesIn(before), after: partiesIn(after) };
}

/** Tells in words which waiting players got a place. If nobody did, the list is empty. */
export function promotions(before: readonly Party[], after: readonly Party[], names: Names): string[] {
  const promoted = promotedBetween(before, after).map((id) => names.get(id) ?? 'somebody who waited');
  if (promoted.length === 0) return [];
  const last = promoted.length > 1 ? ` and ${promoted.at(-1)}` : '';
  const first = promoted.length > 1 ? promoted.slice(0, -1) : promoted;
  return [`${first.join(', ')}${last} got ${promoted.length === 1 ? 'a place' : 'places'}`];
}

function partiesIn(fields: HistoryEntry['before']): FormerParty[] {
  const players = fields?.['players'];
  return Array.isArray(players) ? players.filter(isFormerParty) : [];
}

function isFormerParty(value: unknown): value is FormerParty {
  if (typeof value !== 'object' || value === null) return false;
  return 'player_id' in value && 'guests' in value && 'state' in value;
}

function feeChange(before: UnchargedFixture, after: UnchargedFixture): FieldChange[] {
  const heads = after.cancelled ? 0 : countHeads(after.players, 'in');
  const each = formatMoney(after.fee);
  const paying = heads === 1 ? `one head now pays ${each}` : `${heads} heads now pay ${each} each`;
  return fieldChange('fee', 'fee', before.fee, after.fee, formatMoney).map((change) =>
    heads === 0 ? change : { ...change, text: `${change.text}; ${paying}` },
  );
}

/** Returns the parties of `some` that are not the same in `others`. */
const without = (some: readonly Party[], others: readonly Party[], rejoined: readonly string[]) =>
  some.flatMap((party, place) => {
    const { player_id, guests, state, joined_at } = party;
    const other = others.find((one) => one.player_id === player_id && !rejoined.includes(player_id));
    if (other && isSame(party, other)) return [];
    return [{ player_id, guests, state, ...(other ? {} : { joined_at, place }) }];
  });

/** Whoever was last, left and came back is where they were. */
const isSameList = (some: readonly Party[], others: readonly Party[]) =>
  some.length === others.length &&
  some.every((party, place) => {
    const other = others[place];
    return other?.player_id === party.player_id && isSame(party, other);
  });

const isSame = (one: Party, other: Party) => one.guests === other.guests && one.state === other.state;
