import type { CreateFixture, Fixture, UpdateFixture } from '@paidup/shared/fixture';
import type { Settings } from '@paidup/shared/settings';
import { nextSuchDay } from '../texts/days.ts';

/** What the form of a fixture holds: heads and weeks as typed, amounts in pence. */
export type FixtureValues = {
  date: string;
  time: string;
  location: string;
  cost: number | null;
  fee: number | null;
  least: string;
  most: string;
  weeks: string;
  sameAgain: boolean;
};

/** What a new fixture begins with: the club's settings, and the last game's place and weekday. */
export function newFixtureValues(
  settings: Settings,
  last: Fixture | undefined,
  today: string,
): FixtureValues {
  return {
    date: last ? nextSuchDay(last.date, today) : '',
    time: settings.default_time,
    location: settings.default_location ?? last?.location ?? '',
    cost: settings.default_cost,
    fee: settings.default_fee,
    least: String(settings.min_players),
    most: String(settings.max_players),
    weeks: '0',
    sameAgain: false,
  };
}

/** What the form of a saved fixture begins with. */
export function savedFixtureValues(fixture: Fixture): FixtureValues {
  const { date, time, location, cost, fee, min_players: least, max_players: most } = fixture;
  return {
    date,
    time,
    location,
    cost,
    fee,
    least: String(least),
    most: String(most),
    weeks: '0',
    sameAgain: false,
  };
}

/** The fixture to make; call it with values that have no problems. */
export function fixtureToCreate(values: FixtureValues, lastIn: string[]) {
  return {
    ...fieldsOf(values),
    repeat_weeks: Number(values.weeks),
    player_ids: values.sameAgain ? lastIn : [],
  } satisfies CreateFixture;
}

/** What the organiser changed, and nothing else. */
export function fixtureChanges(before: FixtureValues, after: FixtureValues): UpdateFixture {
  const old = fieldsOf(before);
  const changed = Object.entries(fieldsOf(after)).filter(([name, value]) =>
    Object.entries(old).every(([other, was]) => other !== name || was !== value),
  );
  return Object.fromEntries(changed);
}

/** What was typed over what somebody else saved meanwhile: their values where the organiser changed nothing. */
export function mergedFixtureValues(
  before: FixtureValues,
  yours: FixtureValues,
  theirs: FixtureValues,
): FixtureValues {
  const touched = Object.entries(yours).filter(([name, value]) =>
    Object.entries(before).some(([other, was]) => other === name && was !== value),
  );
  return { ...theirs, ...Object.fromEntries(touched) };
}

function fieldsOf({ date, time, location, cost, fee, least, most }: FixtureValues) {
  return {
    date,
    time,
    location: location.trim(),
    cost: cost ?? 0,
    fee: fee ?? 0,
    min_players: Number(least),
    max_players: Number(most),
  };
}
