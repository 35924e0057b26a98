import type { HistoryEntry } from '@paidup/shared/history';
import type { PaymentEntry, PaymentRecord, PaymentState } from '../domain/records.ts';

/**
 * What is off in the history of a payment's credits, as the end of a sentence that begins with the payment: each
 * change begins where the one before it ended, and the last ended in how the payment is now.
 */
export function findOffHistory(payment: PaymentRecord): string[] {
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
 * What is off in what a history says became another, as the end of a sentence that begins with the record: each
 * change of a field begins where the one before it ended, and the last ended in how the field is `now`. Of
 * `players` each is a field. Entries of the first version say nothing, and so nothing is known after them.
 */
export function findOffChanges(history: readonly HistoryEntry[], now: Record<string, unknown>): string[] {
  const found: string[] = [];
  const known = new Map<string, string>();
  for (const entry of history) {
    if (isHalf(entry)) found.push(`was changed at ${entry.at} without both a before and an after`);
    if (entry.before === undefined || entry.after === undefined) {
      known.clear();
      continue;
    }
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

function isSame(one: PaymentState | undefined, other: PaymentState | undefined): boolean {
  return JSON.stringify(one && told(one)) === JSON.stringify(other && told(other));
}

/** The state in one order, whatever else the record has. */
function told({ status, matched_by, matched_on, matching, ignored_reason, allocations }: PaymentState) {
  const parts = allocations.map(({ player_id, amount }) => [player_id, amount]);
  return [status, matched_by, matched_on, matching, ignored_reason, parts];
}

const NOTHING = 'nothing';

/** The fields as text, to be compared; each of the players by their id. */
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
