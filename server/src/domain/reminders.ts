import type { NoteReminder } from '@paidup/shared/player';
import { dayInWords } from './calendar.ts';
import type { PlayerRecord } from './records.ts';
import { type Entry, entryOf, fieldChange, revised, type Source } from './revision.ts';

/** When they were reminded, and the day on which they said they would pay. */
export type Reminder = Pick<PlayerRecord, 'reminded_at' | 'promised_on'>;

/** What stands in the record of a player about whom nothing is noted. */
export const NO_REMINDER: Reminder = { reminded_at: null, promised_on: null };

/** Notes that they were reminded just now, or when they said they would pay. What is not said stays as it is. */
export function notedReminder(
  record: PlayerRecord,
  { reminded, promised_on }: NoteReminder,
  source: Source,
): PlayerRecord {
  const next = {
    reminded_at: reminded ? source.at : record.reminded_at,
    promised_on: promised_on ?? record.promised_on,
  };
  const details = [
    ...(reminded ? ['reminded'] : []),
    ...(promised_on === undefined ? [] : [`said they would pay on ${dayInWords(promised_on)}`]),
  ];
  return changed(record, next, { ...source, action: NOTED, detail: details.join('; ') });
}

/** Forgets the reminder and the promise of somebody who owes nothing any more. */
export const withoutReminder = (record: PlayerRecord, source: Source): PlayerRecord =>
  changed(record, NO_REMINDER, { ...source, action: 'settled', detail: 'owes nothing any more' });

/** Takes back the note that was the last change of the record. Returns `null` if the last change was another one. */
export function undoneReminder(record: PlayerRecord, source: Source): PlayerRecord | null {
  const last = record.history.at(-1);
  if (last?.action !== NOTED) return null;
  const before = (field: keyof Reminder) => {
    const { [field]: value = record[field] } = last.before ?? {};
    return typeof value === 'string' ? value : null;
  };
  const reminder = { reminded_at: before('reminded_at'), promised_on: before('promised_on') };
  return changed(record, reminder, { ...source, action: 'undone', detail: `undone: ${last.detail}` });
}

const NOTED = 'reminder_noted';

function changed(record: PlayerRecord, next: Reminder, entry: Entry): PlayerRecord {
  const changes = [
    ...fieldChange('reminded_at', '', record.reminded_at, next.reminded_at),
    ...fieldChange('promised_on', '', record.promised_on, next.promised_on),
  ];
  return changes.length === 0 ? record : revised(record, next, { ...entryOf(changes), ...entry });
}
