import type { ApiError } from '../api/api-error.ts';
import { fixtureFormTexts } from '../texts/fixtures.ts';
import type { FixtureValues } from './fixture-values.ts';

type Field = Exclude<keyof FixtureValues, 'sameAgain'>;

/** What is wrong with each field of the fixture form, and with the form as a whole, in sentences. */
export type FixtureProblems = Partial<Record<Field | 'form', string>>;

/** What can be said about a fixture before the server sees it. */
export function problemsIn(values: FixtureValues): FixtureProblems {
  const { date, time, location, cost, fee, least, most, weeks } = values;
  const problems: FixtureProblems = {};
  if (date === '') problems.date = fixtureFormTexts.dateMissing;
  if (time === '') problems.time = fixtureFormTexts.timeMissing;
  if (location.trim() === '') problems.location = fixtureFormTexts.placeMissing;
  if (cost === null) problems.cost = fixtureFormTexts.amountMissing;
  if (fee === null) problems.fee = fixtureFormTexts.amountMissing;
  if (!isWhole(least, 1, 100)) problems.least = fixtureFormTexts.headsWrong;
  if (!isWhole(most, 1, 100)) problems.most = fixtureFormTexts.headsWrong;
  else if (!problems.least && Number(least) > Number(most)) problems.least = fixtureFormTexts.headsCrossed;
  if (!isWhole(weeks, 0, 52)) problems.weeks = fixtureFormTexts.weeksWrong;
  return problems;
}

/** Puts a refusal of the server's beside the fields that it speaks of. */
export function fixtureProblems(error: ApiError | null): FixtureProblems {
  if (error === null || error.code === 'stale') return {};
  const problems: FixtureProblems = {};
  for (const { path, message } of error.fields) {
    const field = FIELDS[path.split('.')[0] ?? ''];
    if (field) problems[field] = `${fixtureFormTexts[LABELS[field]]} ${message}.`;
  }
  return Object.keys(problems).length > 0 ? problems : { form: error.detail };
}

const FIELDS: Record<string, Field> = {
  date: 'date',
  time: 'time',
  location: 'location',
  cost: 'cost',
  fee: 'fee',
  min_players: 'least',
  max_players: 'most',
  repeat_weeks: 'weeks',
};
const LABELS = {
  date: 'date',
  time: 'time',
  location: 'location',
  cost: 'cost',
  fee: 'fee',
  least: 'least',
  most: 'most',
  weeks: 'repeat',
} as const;

function isWhole(text: string, least: number, most: number): boolean {
  const number = Number(text);
  return text.trim() !== '' && Number.isInteger(number) && number >= least && number <= most;
}
