import { formatMoney } from '@paidup/shared/format-money';
import type { Party, UnchargedFixture } from './records.ts';
import { countHeads, promotedBetween } from './attendance.ts';
import { dayInWords } from './kick-off.ts';
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

/** Returns the change of the attendance, with only those players who differ. If nobody does, there is none. */
export function attendanceChange(
  before: readonly Party[],
  after: readonly Party[],
  text: string[],
): FieldChange[] {
  const [was, is] = [without(before, after), without(after, before)];
  if (was.length === 0 && is.length === 0) return [];
  return [{ field: 'players', before: was, after: is, text: text.join('; ') }];
}

/** Tells in words who waited and got a place. If nobody did, the list is empty. */
export function promotions(before: readonly Party[], after: readonly Party[], names: Names): string[] {
  const promoted = promotedBetween(before, after).map((id) => names.get(id) ?? 'somebody who waited');
  if (promoted.length === 0) return [];
  const last = promoted.length > 1 ? ` and ${promoted.at(-1)}` : '';
  const first = promoted.length > 1 ? promoted.slice(0, -1) : promoted;
  return [`${first.join(', ')}${last} got ${promoted.length === 1 ? 'a place' : 'places'}`];
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
const without = (some: readonly Party[], others: readonly Party[]) =>
  some
    .filter((party) => !others.some((other) => isSame(party, other)))
    .map(({ player_id, guests, state }) => ({ player_id, guests, state }));

const isSame = (one: Party, other: Party) =>
  one.player_id === other.player_id && one.guests === other.guests && one.state === other.state;
