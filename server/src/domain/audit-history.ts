import type { HistoryEntry } from '@paidup/shared/history';
import type { PastState, PaymentEntry, PaymentRecord } from './records.ts';

/**
 * Finds where the history of a payment's credits is broken. Each change has to begin where the one before it ended,
 * and the last has to end in how the payment is now. A finding is the end of a sentence about the payment.
 */
export function auditCredits(payment: PaymentRecord): string[] {
  const moves = payment.history.filter(({ before, after }) => before !== undefined || after !== undefined);
  const last = moves.at(-1);
  return [
    ...moves.filter(isHalf).map(({ at }) => `was changed at ${at} without both a before and an after`),
    ...moves
      .filter(({ before }, index) => index > 0 && !isSame(before, moves[index - 1]?.after))
      .map(({ at }) => `was not as the change at ${at} has it before`),
    ...(last && !isSame(last.after, payment) ? [`is not as the change at ${last.at} left it`] : []),
  ];
}

/**
 * Finds where the history of a record's fields is broken. Each change of a field has to begin where the one before it
 * ended, and the last has to end in how the field is `now`. Each of a fixture's players counts as a field. An entry
 * without fields changed none. A finding is the end of a sentence about the record.
 */
export function auditChanges(history: readonly HistoryEntry[], now: Record<string, unknown>): string[] {
  const found: string[] = [];
  const known = new Map<string, string>();
  for (const entry of history) {
    if (isHalf(entry)) found.push(`was changed at ${entry.at} without both a before and an after`);
    if (entry.before === undefined || entry.after === undefined) continue;
    const [before, after] = [fieldsOf(entry.before), fieldsOf(entry.after)];
    for (const field of new Set([...before.keys(), ...after.keys()])) {
      if (known.has(field) && known.get(field) !== (before.get(field) ?? NOTHING))
        found.push(`did not have the ${field} that the change at ${entry.at} has before`);
      known.set(field, after.get(field) ?? NOTHING);
    }
  }
  const present = fieldsOf(now);
  const left = [...known].filter(([field, value]) => value !== (present.get(field) ?? NOTHING));
  return [...found, ...left.map(([field]) => `does not have the ${field} that its history left`)];
}

function isHalf({ before, after }: HistoryEntry | PaymentEntry): boolean {
  return (before === undefined) !== (after === undefined);
}

function isSame(one: PastState | undefined, other: PastState | undefined): boolean {
  return JSON.stringify(one && comparable(one)) === JSON.stringify(other && comparable(other));
}

/** Returns the state as a list in a fixed order, without the record's other fields. */
function comparable({
  status,
  matched_by,
  matched_on,
  matching,
  ignored_reason,
  allocations,
  club_part = null,
}: PastState) {
  const parts = allocations.map(({ player_id, amount }) => [player_id, amount]);
  return [status, matched_by, matched_on, matching, ignored_reason, parts, club_part];
}

const NOTHING = 'nothing';

/** Returns each field as text, so that it can be compared. A fixture's players are one field each. */
function fieldsOf(fields: Record<string, unknown>): Map<string, string> {
  const entries = Object.entries(fields).flatMap(([field, value]) =>
    field === 'players' && Array.isArray(value)
      ? value.filter(isParty).map((party): Field => [`player ${party.player_id}`, partyText(party)])
      : [[field, JSON.stringify(value)] satisfies Field],
  );
  return new Map(entries);
}

type Field = [name: string, text: string];
type Party = { player_id: string; guests: unknown; state: unknown };

const partyText = ({ guests, state }: Party) => JSON.stringify([guests, state]);

const isParty = (value: unknown): value is Party =>
  typeof value === 'object' && value !== null && 'player_id' in value && typeof value.player_id === 'string';
