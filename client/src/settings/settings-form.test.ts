import { describe, expect, test } from 'vitest';
import { toApiError, type ApiError } from '../app/api/api-error.ts';
import { problemsInSettings, settingsProblems } from './settings-problems.ts';
import { settingsChanges, settingsDifferences, settingsValues } from './settings-values.ts';

const saved = settingsValues({
  club_name: 'Five-a-side',
  default_fee: 500,
  default_cost: 4500,
  default_time: '18:30',
  default_location: null,
  min_players: 8,
  max_players: 12,
  time_zone: 'Europe/London',
  monzo_me_username: null,
  rev: 0,
  updated_at: null,
  history: [],
});

describe('the settings form, it', () => {
  test('sends only what was changed, and an emptied place as none', () => {
    expect(settingsChanges(saved, { ...saved })).toEqual({});
    expect(settingsChanges(saved, { ...saved, name: ' Wednesday Football ', fee: 450, most: '14' })).toEqual({
      club_name: 'Wednesday Football',
      default_fee: 450,
      max_players: 14,
    });
    expect(settingsChanges({ ...saved, place: 'Park' }, { ...saved, place: ' ' })).toEqual({
      default_location: null,
    });
  });

  test('says what is wrong at each field before it is sent', () => {
    expect(problemsInSettings(saved)).toEqual({});
    const wrong = { ...saved, name: ' ', fee: null, cost: null, time: '', least: '0', most: '1.5' };
    expect(Object.keys(problemsInSettings(wrong))).toEqual(['name', 'fee', 'cost', 'time', 'least', 'most']);
    expect(problemsInSettings({ ...saved, least: '9', most: '8' })).toHaveProperty('least');
  });

  test('puts a refusal of the server beside its field, and any other above the form', () => {
    const refused = refusal([
      { path: 'min_players', message: 'must not be above max_players', code: 'bounds_crossed' },
    ]);
    expect(settingsProblems(refused)).toEqual({ least: 'Must not be above “Up to”.' });
    expect(settingsProblems(refusal([]))).toEqual({ form: 'not so' });
    expect(settingsProblems(null)).toEqual({});
  });

  test('shows both versions where they differ, in words', () => {
    const yours = { ...saved, cost: 5000, place: 'Park' };
    expect(settingsDifferences(saved, yours)).toEqual([
      { field: 'Pitch', theirs: '£45.00', yours: '£50.00' },
      { field: 'Place', theirs: 'no place', yours: 'Park' },
    ]);
  });
});

function refusal(fields: ApiError['fields']): ApiError {
  return { ...toApiError(new Error('not so')), code: 'invalid_input', status: 400, detail: 'not so', fields };
}
