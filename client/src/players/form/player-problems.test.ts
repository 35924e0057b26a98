import { describe, expect, test } from 'vitest';
import type { ApiError } from '../../app/api/api-error.ts';
import { playerDifferences } from './player-differences.ts';
import { playerChanges, rebased } from './player-changes.ts';
import { playerProblems } from './player-problems.ts';

function refusal(code: ApiError['code'], fields: ApiError['fields'] = []): ApiError {
  return Object.assign(new Error(code), { code, status: 400, detail: `${code} in words`, fields });
}

describe('a refused player, it', () => {
  test('is explained beside the fields that the server names', () => {
    const error = refusal('invalid_input', [
      { path: 'name', message: 'must not be empty' },
      { path: 'accepted_bank_names.1', message: 'needs at least one letter or digit' },
      { path: 'attendance_start', message: 'must be a date like 2026-11-25' },
    ]);
    expect(playerProblems(error, ['OK', '!!'])).toEqual({
      name: 'Name must not be empty.',
      names: '“!!” needs at least one letter or digit.',
      start: 'Coming since must be a date like 2026-11-25.',
    });
  });

  test('says a taken bank name at the names, and anything else above the form', () => {
    expect(playerProblems(refusal('bank_name_taken'), [])).toEqual({ names: 'bank_name_taken in words' });
    expect(playerProblems(refusal('offline'), [])).toEqual({ form: 'offline in words' });
    expect(playerProblems(refusal('stale'), []).form).toContain('What you typed is kept');
    expect(playerProblems(null, [])).toEqual({});
  });
});

describe('an edited player, it', () => {
  const before = { name: 'Ashley', names: ['KINGSCOTE AM'], start: '2026-01-07' };

  test('sends only what was changed', () => {
    expect(playerChanges(before, before)).toEqual({});
    expect(playerChanges(before, { ...before, name: 'Ash' })).toEqual({ name: 'Ash' });
    expect(playerChanges(before, { ...before, names: [] })).toEqual({ accepted_bank_names: [] });
  });

  test('keeps what somebody else changed, and puts only the organiser’s changes onto it', () => {
    const theirs = { name: 'Ashley K', names: ['KINGSCOTE AM', 'FOOTY ASH'], start: '2026-02-01' };
    expect(rebased(before, { ...before, name: 'Ash' }, theirs)).toEqual({ ...theirs, name: 'Ash' });
    expect(rebased(before, { ...before, names: ['A KINGSCOTE'] }, theirs).names).toEqual([
      'FOOTY ASH',
      'A KINGSCOTE',
    ]);
    expect(rebased(before, { ...before, names: ['KINGSCOTE AM', 'footy ash'] }, theirs).names).toEqual([
      'KINGSCOTE AM',
      'FOOTY ASH',
    ]);
  });

  test('shows both versions of what differs, in words', () => {
    const typed = { ...before, name: 'Ash', names: [] };
    expect(playerDifferences(before, typed)).toEqual([
      { field: 'Name', theirs: 'Ashley', yours: 'Ash' },
      { field: 'Bank names', theirs: 'KINGSCOTE AM', yours: 'no bank name yet' },
    ]);
    expect(playerDifferences(before, before)).toEqual([]);
  });
});
