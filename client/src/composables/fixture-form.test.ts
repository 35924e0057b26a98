import { describe, expect, test } from 'vitest';
import { fixtureDifferences } from './fixture-differences.ts';
import { fixtureProblems, problemsIn } from './fixture-problems.ts';
import {
  fixtureChanges,
  fixtureToCreate,
  mergedFixtureValues,
  newFixtureValues,
  type FixtureValues,
} from './fixture-values.ts';

const good: FixtureValues = {
  date: '2026-11-25',
  time: '18:30',
  location: 'Riverside 5s',
  cost: 4500,
  fee: 500,
  least: '8',
  most: '12',
  weeks: '0',
  sameAgain: false,
};

describe('a fixture as typed, it', () => {
  test('has no problem when it can be played', () => {
    expect(problemsIn(good)).toEqual({});
    expect(problemsIn({ ...good, cost: 0, fee: 0, least: '12', weeks: '52' })).toEqual({});
  });

  test.each([
    ['date', { date: '' }],
    ['time', { time: '' }],
    ['location', { location: '  ' }],
    ['cost', { cost: null }],
    ['fee', { fee: null }],
    ['least', { least: '0' }],
    ['least', { least: '13' }],
    ['least', { least: '7.5' }],
    ['most', { most: '101' }],
    ['most', { most: '' }],
    ['weeks', { weeks: '53' }],
    ['weeks', { weeks: '-1' }],
    ['weeks', { weeks: ' ' }],
  ] as [keyof FixtureValues, Partial<FixtureValues>][])(
    'says what is wrong with its %s: %j',
    (field, odd) => {
      expect(Object.keys(problemsIn({ ...good, ...odd }))).toEqual([field]);
    },
  );

  test('sends only what was changed, and everything when it is new', () => {
    expect(fixtureChanges(good, { ...good, location: ' Riverside 5s ' })).toEqual({});
    expect(fixtureChanges(good, { ...good, fee: 600, most: '14' })).toEqual({ fee: 600, max_players: 14 });
    expect(fixtureToCreate({ ...good, weeks: '3', sameAgain: true }, ['ash', 'sam'])).toEqual({
      date: '2026-11-25',
      time: '18:30',
      location: 'Riverside 5s',
      cost: 4500,
      fee: 500,
      min_players: 8,
      max_players: 12,
      repeat_weeks: 3,
      player_ids: ['ash', 'sam'],
    });
    expect(fixtureToCreate(good, ['ash']).player_ids).toEqual([]);
  });

  test('shows both versions of what somebody else changed meanwhile', () => {
    const yours = { ...good, fee: 600, location: ' Goals ' };
    expect(fixtureDifferences({ ...good, time: '19:00' }, yours)).toEqual([
      { field: 'Kick-off', theirs: '19:00', yours: '18:30' },
      { field: 'Place', theirs: 'Riverside 5s', yours: 'Goals' },
      { field: 'Fee a head', theirs: '£5.00', yours: '£6.00' },
    ]);
  });

  test('takes what somebody else saved where nothing was changed', () => {
    const theirs = { ...good, fee: 550, location: 'Goals' };
    expect(mergedFixtureValues(good, { ...good, fee: 700 }, theirs)).toEqual({ ...theirs, fee: 700 });
    expect(mergedFixtureValues(good, good, theirs)).toEqual(theirs);
  });

  test('puts what the server refuses beside its field', () => {
    const refused = Object.assign(new Error(), {
      code: 'invalid_input' as const,
      status: 400,
      detail: 'Nothing was saved.',
      fields: [{ path: 'time', message: 'falls into the hour that the clocks skip' }],
    });
    expect(fixtureProblems(refused)).toEqual({ time: 'Kick-off falls into the hour that the clocks skip.' });
    expect(fixtureProblems({ ...refused, fields: [] })).toEqual({ form: 'Nothing was saved.' });
    expect(fixtureProblems(null)).toEqual({});
  });

  test('begins with the club’s settings, and the weekday and place of the last game', () => {
    const settings = {
      club_name: 'Wednesday Football',
      default_fee: 550,
      default_cost: 4800,
      default_time: '19:00',
      default_location: null,
      min_players: 10,
      max_players: 14,
      history: [],
      rev: 1,
      time_zone: 'Europe/London',
      monzo_me_username: null,
      updated_at: null,
    };
    expect(newFixtureValues(settings, undefined, '2026-11-21')).toMatchObject({
      date: '',
      time: '19:00',
      location: '',
      cost: 4800,
      fee: 550,
      least: '10',
      most: '14',
    });
  });
});
