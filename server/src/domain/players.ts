import { normaliseBankName } from '@paidup/shared/bank-name';
import { searchableNames } from '@paidup/shared/compare-names';
import type { CreatePlayer, UpdatePlayer } from '@paidup/shared/player';
import type { PlayerRecord } from './records.ts';
import { NO_REMINDER } from './reminders.ts';
import { type FieldChange, fieldChange, entryOf, firstRevision, revised, type Source } from './revision.ts';
import { dayInWords } from './calendar.ts';

/** Makes a player. */
export function newPlayer(
  id: string,
  { name, accepted_bank_names }: CreatePlayer,
  attendanceStart: string,
  source: Source,
  fingerprint: string | null = null,
): PlayerRecord {
  return {
    id,
    ...named(name, toBankNames(accepted_bank_names)),
    attendance_start: attendanceStart,
    archived: false,
    ...NO_REMINDER,
    has_history: false,
    request_fingerprint: fingerprint,
    ...firstRevision({ ...source, action: 'created', detail: `${name} was added` }),
  };
}

/** Changes a player, or returns the same record if nothing changes. */
export function updatedPlayer(record: PlayerRecord, input: UpdatePlayer, source: Source): PlayerRecord {
  const name = input.name ?? record.name;
  const bankNames = input.accepted_bank_names ? toBankNames(input.accepted_bank_names) : record.bank_names;
  const attendanceStart = input.attendance_start ?? record.attendance_start;
  const archived = input.archived ?? record.archived;
  const changes = [
    ...fieldChange('name', 'name', record.name, name, (text) => `“${text}”`),
    ...bankNameChange(record.bank_names, bankNames),
    ...worded(
      fieldChange('attendance_start', '', record.attendance_start, attendanceStart),
      `comes from ${dayInWords(attendanceStart)} on`,
    ),
    ...worded(
      fieldChange('archived', '', record.archived, archived),
      archived ? 'archived' : 'no longer archived',
    ),
  ];
  if (changes.length === 0) return record;
  return revised(
    record,
    { ...named(name, bankNames), attendance_start: attendanceStart, archived },
    { ...source, action: 'changed', ...entryOf(changes) },
  );
}

/** Returns the player without the bank names that another player gets in the same write. */
export function withoutNamesOf(
  record: PlayerRecord,
  { bank_names }: Pick<PlayerRecord, 'bank_names'>,
  source: Source,
): PlayerRecord {
  const isMoved = ({ key }: { key: string }) => bank_names.some((other) => other.key === key);
  const kept = record.bank_names.filter((one) => !isMoved(one));
  const moved = record.bank_names.filter(isMoved).map(({ name }) => name);
  // Whom it was moved to is left out, since an erasure of that player does not look at the histories of others.
  const changes = worded(
    bankNameChange(record.bank_names, kept),
    `bank names moved to another player: ${moved.join(', ')}`,
  );
  return revised(record, named(record.name, kept), { ...source, action: 'changed', ...entryOf(changes) });
}

/**
 * Returns the text by which lists sort a player. Case and accents do not count, and a stroked letter sorts with the plain
 * one. Some characters unfold to eighteen, so the text is cut to fit into a cursor. Equal texts are sorted by id.
 */
export const sortName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    // Only the small letter of ẞ becomes SS as a capital, so the text is lowered first.
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .replace(/[łøđæœıς]/g, (letter) => PLAIN[letter] ?? letter)
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, 200)
    .toWellFormed();

const PLAIN: Record<string, string> = { ł: 'l', ø: 'o', đ: 'd', æ: 'ae', œ: 'oe', ı: 'i', ς: 'σ' };

/** Returns the fields that hold the names of a player. */
export const named = (name: string, bankNames: PlayerRecord['bank_names']) => ({
  name,
  sort_name: sortName(name),
  search_text: searchableNames([name, ...bankNames.map((one) => one.name)]),
  bank_names: bankNames,
});

const toBankNames = (names: string[]) => names.map((name) => ({ key: normaliseBankName(name), name }));

const worded = (changes: FieldChange[], text: string) => changes.map((change) => ({ ...change, text }));

function bankNameChange(
  before: PlayerRecord['bank_names'],
  after: PlayerRecord['bank_names'],
): FieldChange[] {
  const names = (some: PlayerRecord['bank_names']) => some.map(({ name }) => name);
  const without = (some: PlayerRecord['bank_names'], others: PlayerRecord['bank_names']) =>
    names(some.filter(({ key }) => !others.some((other) => other.key === key)));
  if (isSameList(names(before), names(after))) return [];
  const [added, removed] = [without(after, before), without(before, after)];
  const text = [
    ...(added.length > 0 ? [`bank names added: ${added.join(', ')}`] : []),
    ...(removed.length > 0 ? [`bank names removed: ${removed.join(', ')}`] : []),
  ];
  const rewritten = `bank names are now written ${names(after).join(', ')}`;
  return [
    {
      field: 'accepted_bank_names',
      before: names(before),
      after: names(after),
      text: text.length > 0 ? text.join('; ') : rewritten,
    },
  ];
}

const isSameList = (one: string[], other: string[]) =>
  one.length === other.length && one.every((name, index) => name === other[index]);
