import { normaliseBankName } from '@paidup/shared/bank-name';
import type { CreatePlayer, UpdatePlayer } from '@paidup/shared/player';
import type { PlayerRecord } from '../store/store.ts';
import { searchText, sortName } from './player-names.ts';
import { firstRevision, revised, type Source } from './revision.ts';

/** A player as they are first recorded. */
export function newPlayer(
  id: string,
  { name, accepted_bank_names }: CreatePlayer,
  attendanceStart: string,
  source: Source,
): PlayerRecord {
  return {
    id,
    ...named(name, toBankNames(accepted_bank_names)),
    attendance_start: attendanceStart,
    archived: false,
    has_history: false,
    ...firstRevision({ ...source, action: 'created', detail: `${name} was added` }),
  };
}

/** The player with what the organiser changed; the same record when that is nothing. */
export function updatedPlayer(record: PlayerRecord, input: UpdatePlayer, source: Source): PlayerRecord {
  const name = input.name ?? record.name;
  const bankNames = input.accepted_bank_names ? toBankNames(input.accepted_bank_names) : record.bank_names;
  const attendanceStart = input.attendance_start ?? record.attendance_start;
  const archived = input.archived ?? record.archived;
  const changes = [
    ...(name === record.name ? [] : [`name “${record.name}” became “${name}”`]),
    ...bankNameChanges(record.bank_names, bankNames),
    ...(attendanceStart === record.attendance_start ? [] : [`comes from ${attendanceStart} on`]),
    ...(archived === record.archived ? [] : [archived ? 'archived' : 'no longer archived']),
  ];
  if (changes.length === 0) return record;
  return revised(
    record,
    { ...named(name, bankNames), attendance_start: attendanceStart, archived },
    { ...source, action: 'changed', detail: changes.join('; ') },
  );
}

const named = (name: string, bankNames: PlayerRecord['bank_names']) => ({
  name,
  sort_name: sortName(name),
  search_text: searchText(name, bankNames),
  bank_names: bankNames,
});

const toBankNames = (names: string[]) => names.map((name) => ({ key: normaliseBankName(name), name }));

function bankNameChanges(before: PlayerRecord['bank_names'], after: PlayerRecord['bank_names']): string[] {
  const list = (names: PlayerRecord['bank_names']) => names.map(({ name }) => name).join(', ');
  const without = (names: PlayerRecord['bank_names'], others: PlayerRecord['bank_names']) =>
    names.filter(({ key }) => !others.some((other) => other.key === key));
  const added = without(after, before);
  const removed = without(before, after);
  if (added.length > 0 || removed.length > 0)
    return [
      ...(added.length > 0 ? [`bank names added: ${list(added)}`] : []),
      ...(removed.length > 0 ? [`bank names removed: ${list(removed)}`] : []),
    ];
  return list(before) === list(after) ? [] : [`bank names are now written ${list(after)}`];
}
