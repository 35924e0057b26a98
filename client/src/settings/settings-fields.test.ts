import { describe, expect, test } from 'vitest';
import { toApiError, type ApiError } from '../app/api/api-error.ts';
import {
  changesOf,
  differencesOf,
  problemsIn,
  refusedIn,
  savedOf,
  typedOf,
} from '../app/forms/record-values.ts';
import { settingsFields } from './settings-fields.ts';

const saved = typedOf(settingsFields, {
  club_name: 'Five-a-side',
  default_fee: 500,
  default_cost: 4500,
  default_time: '18:30',
  default_location: null,
  min_players: 8,
  max_players: 12,
});

describe('the settings form, it', () => {
  test('sends only what was changed, and an emptied place as none', () => {
    expect(changesOf(settingsFields, saved, { ...saved })).toEqual({});
    const after = { ...saved, club_name: ' Wednesday Football ', default_fee: 450, max_players: '14' };
    expect(changesOf(settingsFields, saved, after)).toEqual({
      club_name: 'Wednesday Football',
      default_fee: 450,
      max_players: 14,
    });
    const [place, none] = ['Park', ' '].map((default_location) => ({ ...saved, default_location }));
    expect(changesOf(settingsFields, place ?? {}, none ?? {})).toEqual({ default_location: null });
  });

  test('says what is wrong at each field before it is sent', () => {
    expect(problemsIn(settingsFields, saved)).toEqual({});
    const wrong = {
      ...saved,
      club_name: ' ',
      default_cost: null,
      default_fee: null,
      min_players: '0',
      max_players: '1.5',
      default_time: '',
    };
    expect(Object.keys(problemsIn(settingsFields, wrong))).toEqual([
      'club_name',
      'default_cost',
      'default_fee',
      'min_players',
      'max_players',
      'default_time',
    ]);
    expect(problemsIn(settingsFields, { ...saved, min_players: '9', max_players: '8' })).toEqual({
      min_players: 'Can’t be more than “Maximum players”.',
    });
  });

  test('takes heads as the form of a fixture does', () => {
    expect(problemsIn(settingsFields, { ...saved, min_players: '8.0' })).toEqual({});
    expect(changesOf(settingsFields, saved, { ...saved, min_players: '8.0' })).toEqual({});
  });

  test('puts a refusal of the server beside its field', () => {
    const refused = refusal([{ path: 'club_name', message: 'must not be empty' }]);
    expect(refusedIn(settingsFields, refused, {})).toEqual({ club_name: 'Club name must not be empty.' });
    for (const path of ['min_players', 'max_players']) {
      const crossed = refusal([{ path, message: 'is at odds with the other', code: 'bounds_crossed' }]);
      expect(refusedIn(settingsFields, crossed, {})).toEqual({
        min_players: 'Can’t be more than “Maximum players”.',
      });
    }
    expect(refusedIn(settingsFields, refusal([]), {})).toEqual({});
  });

  test('shows both versions where they differ, in words', () => {
    const yours = savedOf(settingsFields, { ...saved, default_cost: 5000, default_location: 'Park' });
    expect(differencesOf(settingsFields, savedOf(settingsFields, saved), yours)).toEqual([
      { field: 'Pitch', theirs: '£45.00', yours: '£50.00' },
      { field: 'Place', theirs: 'no place', yours: 'Park' },
    ]);
  });
});

function refusal(fields: ApiError['fields']): ApiError {
  return { ...toApiError(new Error('not so')), code: 'invalid_input', status: 400, detail: 'not so', fields };
}
