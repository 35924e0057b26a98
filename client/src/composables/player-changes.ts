import type { UpdatePlayer } from '@paidup/shared/player';

type Values = { name: string; names: string[]; start: string };

/** What the organiser changed, and nothing else: fields left alone are not sent. */
export function playerChanges(before: Values, after: Values): UpdatePlayer {
  return {
    ...(after.name === before.name ? {} : { name: after.name }),
    ...(after.start === before.start || after.start === '' ? {} : { attendance_start: after.start }),
    ...(isSame(after.names, before.names) ? {} : { accepted_bank_names: after.names }),
  };
}

function isSame(names: string[], others: string[]): boolean {
  return names.length === others.length && names.every((name, index) => name === others[index]);
}
