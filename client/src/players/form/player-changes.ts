import { normaliseBankName } from '@paidup/shared/bank-name';
import type { Player, UpdatePlayer } from '@paidup/shared/player';

/** What the form of a player holds. */
export type PlayerValues = { name: string; names: string[]; start: string };

/** What is stored of a player, as the form holds it. */
export function valuesOf(player: Player): PlayerValues {
  return {
    name: player.name,
    names: [...player.accepted_bank_names],
    start: player.attendance_start,
  };
}

/** What the organiser changed, and nothing else: fields left alone are not sent. */
export function playerChanges(before: PlayerValues, after: PlayerValues): UpdatePlayer {
  return {
    ...(after.name === before.name ? {} : { name: after.name }),
    ...(after.start === before.start || after.start === '' ? {} : { attendance_start: after.start }),
    ...(isSame(after.names, before.names) ? {} : { accepted_bank_names: after.names }),
  };
}

/** The organiser's changes, put onto what somebody else saved meanwhile: what they left alone is the other's. */
export function rebased(before: PlayerValues, mine: PlayerValues, theirs: PlayerValues): PlayerValues {
  const added = mine.names.filter((name) => !holds(before.names, name) && !holds(theirs.names, name));
  const kept = theirs.names.filter((name) => !holds(before.names, name) || holds(mine.names, name));
  return {
    name: mine.name === before.name ? theirs.name : mine.name,
    names: [...kept, ...added],
    start: mine.start === before.start ? theirs.start : mine.start,
  };
}

function holds(names: readonly string[], name: string): boolean {
  return names.some((each) => normaliseBankName(each) === normaliseBankName(name));
}

function isSame(names: readonly string[], others: readonly string[]): boolean {
  return names.length === others.length && names.every((name, index) => name === others[index]);
}
