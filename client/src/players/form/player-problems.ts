import type { ApiError } from '../../app/api/api-error.ts';
import { playerFormTexts } from '../texts.ts';

/** What is wrong with each field of the player form, and with the form as a whole, in sentences. */
export type PlayerProblems = { name?: string; names?: string; start?: string; form?: string };

/** Puts a refusal of the server's beside the fields that it speaks of. */
export function playerProblems(error: ApiError | null, names: readonly string[]): PlayerProblems {
  if (error === null) return {};
  if (error.code === 'bank_name_taken') return { names: error.detail };
  if (error.code === 'stale') return { form: playerFormTexts.stale };
  const problems: PlayerProblems = {};
  for (const { path, message } of error.fields) {
    const [field, index] = path.split('.');
    if (field === 'name') problems.name = `${playerFormTexts.name} ${message}.`;
    if (field === 'attendance_start') problems.start = `${playerFormTexts.start} ${message}.`;
    if (field === 'accepted_bank_names') problems.names = `${quoted(names, index)} ${message}.`;
  }
  return Object.keys(problems).length > 0 ? problems : { form: error.detail };
}

function quoted(names: readonly string[], index: string | undefined): string {
  const name = index === undefined ? undefined : names[Number(index)];
  return name === undefined ? playerFormTexts.names : `“${name}”`;
}
