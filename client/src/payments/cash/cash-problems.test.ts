import { describe, expect, test } from 'vitest';
import type { ApiError } from '../../app/api/api-error.ts';
import { cashProblems } from './cash-problems.ts';

const refusal = (fields: ApiError['fields']): ApiError =>
  Object.assign(new Error('refused'), {
    code: 'invalid_input' as const,
    status: 400,
    detail: 'In words.',
    fields,
  });

describe('refused cash, it', () => {
  test.each([
    [{ message: 'is above the limit', code: 'too_large' as const }, 'Amount must not be above £100,000.00.'],
    [{ message: 'is below the limit', code: 'too_small' as const }, 'Amount must not be above £100,000.00.'],
    [{ message: 'must not be 0' }, 'Amount must not be 0.'],
  ])('is explained beside the amount: %s', (wrong, amount) => {
    expect(cashProblems(refusal([{ path: 'amount', ...wrong }]))).toEqual({ amount });
  });

  test('is explained beside the note', () => {
    const fields = [{ path: 'notes', message: 'must be at most 500 characters' }];
    expect(cashProblems(refusal(fields))).toEqual({ note: 'The note must be at most 500 characters.' });
  });

  test('says above the form what is about no field', () => {
    expect(cashProblems(refusal([{ path: 'player_id', message: 'is unknown' }]))).toEqual({
      form: 'In words.',
    });
    expect(cashProblems(null)).toEqual({});
  });
});
