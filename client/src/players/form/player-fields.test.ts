import { describe, expect, test } from 'vitest';
import type { ApiError } from '../../app/api/api-error.ts';
import {
  changesOf,
  differencesOf,
  mergedOf,
  problemsIn,
  refusedIn,
  savedOf,
  typedOf,
} from '../../app/forms/record-values.ts';
import { playerFields } from './player-fields.ts';

const before = typedOf(playerFields, {
  name: 'Ashley',
  accepted_bank_names: ['KINGSCOTE AM'],
  attendance_start: '2026-01-07',
});
const withNames = (names: string[], typed = '') => ({ ...before, accepted_bank_names: { names, typed } });

describe('a refused player, it', () => {
  test('is explained beside the fields that the server names', () => {
    const error = refusal('invalid_input', [
      { path: 'name', message: 'must not be empty' },
      { path: 'accepted_bank_names.1', message: 'needs at least one letter or digit' },
      { path: 'attendance_start', message: 'must be a date like 2026-11-25' },
    ]);
    expect(refusedIn(playerFields, error, { accepted_bank_names: ['OK', '!!'] })).toEqual({
      name: 'Name must not be empty.',
      accepted_bank_names: '“!!” needs at least one letter or digit.',
      attendance_start: 'Playing since must be a date like 2026-11-25.',
    });
  });

  test('says a taken bank name at the names, and nothing at the fields of what is about none', () => {
    expect(refusedIn(playerFields, refusal('bank_name_taken'), {})).toEqual({
      accepted_bank_names: 'bank_name_taken in words',
    });
    expect(refusedIn(playerFields, refusal('offline'), {})).toEqual({});
  });
});

describe('an edited player, it', () => {
  test('needs a name, a day, and bank names that can be told apart', () => {
    expect(problemsIn(playerFields, before)).toEqual({});
    expect(problemsIn(playerFields, { ...before, name: ' ', attendance_start: '' })).toEqual({
      name: 'Please give a name.',
      attendance_start: 'Please choose a day.',
    });
    expect(problemsIn(playerFields, withNames(['KINGSCOTE AM'], 'kingscote, am'))).toEqual({
      accepted_bank_names: 'KINGSCOTE AM is already on the list.',
    });
  });

  test('sends only what was changed, and a bank name that was typed but not put on the list', () => {
    expect(changesOf(playerFields, before, before)).toEqual({});
    expect(changesOf(playerFields, before, { ...before, name: 'Ash' })).toEqual({ name: 'Ash' });
    expect(changesOf(playerFields, before, withNames([]))).toEqual({ accepted_bank_names: [] });
    expect(changesOf(playerFields, before, withNames(['KINGSCOTE AM'], ' FOOTY ASH '))).toEqual({
      accepted_bank_names: ['KINGSCOTE AM', 'FOOTY ASH'],
    });
  });

  test('keeps what somebody else changed, and puts only the organiser’s changes onto it', () => {
    const theirs = {
      name: 'Ashley K',
      accepted_bank_names: { names: ['KINGSCOTE AM', 'FOOTY ASH'], typed: '' },
      attendance_start: '2026-02-01',
    };
    expect(mergedOf(playerFields, before, { ...before, name: 'Ash' }, theirs)).toEqual({
      ...theirs,
      name: 'Ash',
    });
    const names = (mine: string[]) =>
      mergedOf(playerFields, before, withNames(mine), theirs)['accepted_bank_names'];
    expect(names(['A KINGSCOTE'])).toEqual({ names: ['FOOTY ASH', 'A KINGSCOTE'], typed: '' });
    expect(names(['KINGSCOTE AM', 'footy ash'])).toEqual({ names: ['KINGSCOTE AM', 'FOOTY ASH'], typed: '' });
  });

  test('shows both versions of what differs, in words', () => {
    const saved = savedOf(playerFields, before);
    const typed = { ...saved, name: 'Ash', accepted_bank_names: [] };
    expect(differencesOf(playerFields, saved, typed)).toEqual([
      { field: 'Name', theirs: 'Ashley', yours: 'Ash' },
      { field: 'Bank names', theirs: 'KINGSCOTE AM', yours: 'no bank name yet' },
    ]);
    expect(differencesOf(playerFields, saved, saved)).toEqual([]);
  });
});

function refusal(code: ApiError['code'], fields: ApiError['fields'] = []): ApiError {
  return Object.assign(new Error(code), { code, status: 400, detail: `${code} in words`, fields });
}
