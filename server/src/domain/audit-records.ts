import { auditChanges } from './audit-history.ts';
import type { Recorded } from './records.ts';

/** The facts about players against which the other records are checked. */
export type KnownPlayers = {
  /** The mark `has_history` of each player, by id. */
  hasHistory: ReadonlyMap<string, boolean>;
  /** The id of the owner of each bank name, by its key. */
  ownerOfKey: ReadonlyMap<string, string>;
};

/** Finds what is wrong with a record's revision and instants. Each finding is a sentence that begins with `label`. */
export function* auditRevision(
  label: string,
  { history, rev, created_at, updated_at }: Omit<Recorded<{ at: string }>, 'id'>,
): Generator<string> {
  if (history.length !== rev) yield `${label} has revision ${rev} and ${history.length} history entries.`;
  if (history.some(({ at }, index) => at < (history[index - 1]?.at ?? at))) {
    yield `${label} has a history that goes back in time.`;
  }
  if (updated_at < created_at) yield `${label} was updated before it was created.`;
}

/** Finds where the record differs from its history. `fields` are those that the history records. */
export function* auditFields(
  label: string,
  { history }: Pick<Recorded, 'history'>,
  fields: Record<string, unknown>,
): Generator<string> {
  for (const finding of auditChanges(history, fields)) yield `${label} ${finding}.`;
}

/** Finds the numbers that JavaScript can't count exactly. */
export function* auditWhole(label: string, numbers: Record<string, number>): Generator<string> {
  for (const [field, number] of Object.entries(numbers)) {
    if (!Number.isSafeInteger(number))
      yield `${label} has ${field} ${number}, which is not a safe whole number.`;
  }
}

/** Finds the players named who do not exist, could still be removed, or are named twice. */
export function* auditNamed(
  label: string,
  parts: readonly { player_id: string }[],
  { hasHistory }: KnownPlayers,
): Generator<string> {
  const seen = new Set<string>();
  for (const { player_id } of parts) {
    if (seen.has(player_id)) yield `${label} names player ${player_id} twice.`;
    seen.add(player_id);
    const isKept = hasHistory.get(player_id);
    if (isKept === undefined) yield `${label} names player ${player_id}, who does not exist.`;
    else if (!isKept) yield `${label} names player ${player_id}, who could still be removed.`;
  }
}
