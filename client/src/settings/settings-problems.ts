import type { ApiError } from '../app/api/api-error.ts';
import { formTexts } from '../app/texts.ts';
import { settingsTexts } from './texts.ts';
import type { SettingsValues } from './settings-values.ts';

/** What is wrong with each field of the settings, and with the form as a whole, in sentences. */
export type SettingsProblems = Partial<Record<keyof SettingsValues | 'form', string>>;

/** What can be said about the settings before the server sees them. */
export function problemsInSettings({ name, fee, cost, time, least, most }: SettingsValues): SettingsProblems {
  const problems: SettingsProblems = {};
  if (name.trim() === '') problems.name = settingsTexts.nameMissing;
  if (fee === null) problems.fee = settingsTexts.amountMissing;
  if (cost === null) problems.cost = settingsTexts.amountMissing;
  if (time === '') problems.time = settingsTexts.timeMissing;
  if (!isHeads(least)) problems.least = formTexts.noHeads;
  if (!isHeads(most)) problems.most = formTexts.noHeads;
  else if (!problems.least && Number(least) > Number(most)) problems.least = formTexts.headsCrossed;
  return problems;
}

/** Puts a refusal of the server's beside the fields that it speaks of. */
export function settingsProblems(error: ApiError | null): SettingsProblems {
  if (error === null || error.code === 'stale') return {};
  const problems: SettingsProblems = {};
  for (const { path, message, code } of error.fields) {
    const field = FIELDS[path];
    if (code === 'bounds_crossed') problems.least = formTexts.headsCrossed;
    else if (field) problems[field] = `${settingsTexts[field]} ${message}.`;
  }
  return Object.keys(problems).length > 0 ? problems : { form: error.detail };
}

const FIELDS: Record<string, keyof SettingsValues> = {
  club_name: 'name',
  default_fee: 'fee',
  default_cost: 'cost',
  default_time: 'time',
  default_location: 'place',
  min_players: 'least',
  max_players: 'most',
};

function isHeads(text: string): boolean {
  return /^\d{1,3}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= 100;
}
