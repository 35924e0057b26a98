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

const allFields = { ...settingsFields.club, ...settingsFields.games };
const saved = typedOf(allFields, {
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
    expect(changesOf(allFields, saved, { ...saved })).toEqual({});
    const after = { ...saved, club_name: ' Wednesday Football ', default_fee: 450, max_players: '14' };
    expect(changesOf(allFields, saved, after)).toEqual({
      club_name: 'Wednesday Football',
      default_fee: 450,
      max_players: 14,
    });
    const [place, none] = ['Park', ' '].map((default_location) => ({ ...saved, default_location }));
    expect(changesOf(allFields, place ?? {}, none ?? {})).toEqual({ default_location: null });
  });

  test('says what is wrong at each field before it is sent', () => {
    expect(problemsIn(allFields, saved)).toEqual({});
    const wrong = {
      ...saved,
      club_name: ' ',
      default_cost: null,
      default_fee: null,
      min_players: '0',
      max_players: '1.5',
      default_time: '',
    };
    expect(Object.keys(problemsIn(allFields, wrong))).toEqual([
      'club_name',
      'default_cost',
      'default_fee',
      'min_players',
      'max_players',
      'default_time',
    ]);
    expect(problemsIn(allFields, { ...saved, min_players: '9', max_players: '8' })).toEqual({
      min_players: 'Can’t be more than “Maximum players”.',
    });
  });

  test('takes heads as the form of a fixture does', () => {
    expect(problemsIn(allFields, { ...saved, min_players: '8.0' })).toEqual({});
    expect(changesOf(allFields, saved, { ...saved, min_players: '8.0' })).toEqual({});
  });

  test('puts a refusal of the server beside its field', () => {
    const refused = refusal([{ path: 'club_name', message: 'must not be empty' }]);
    expect(refusedIn(allFields, refused, {})).toEqual({ club_name: 'Club name must not be empty.' });
    for (const path of ['min_players', 'max_players']) {
      const crossed = refusal([{ path, message: 'is at odds with the other', code: 'bounds_crossed' }]);
      expect(refusedIn(allFields, crossed, {})).toEqual({
        min_players: 'Can’t be more than “Maximum players”.',
      });
    }
    expect(refusedIn(allFields, refusal([]), {})).toEqual({});
  });

  test('shows both versions where they differ, in words', () => {
    const yours = savedOf(allFields, { ...saved, default_cost: 5000, default_location: 'Park' });
    expect(differencesOf(allFields, savedOf(allFields, saved), yours)).toEqual([
      { field: 'Pitch', theirs: '£45.00', yours: '£50.00' },
      { field: 'Place', theirs: 'no place', yours: 'Park' },
    ]);
  });
});

function refusal(fields: ApiError['fields']): ApiError {
  return { ...toApiError(new Error('not so')), code: 'invalid_input', status: 400, detail: 'not so', fields };
}
