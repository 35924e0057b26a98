import { describe, expect, test } from 'vitest';
import type { ApiError } from '../../app/api/api-error.ts';
import { problemsIn, refusedIn } from '../../app/forms/record-values.ts';
import { cashFields } from './cash-fields.ts';

const refusal = (fields: ApiError['fields']): ApiError =>
  Object.assign(new Error('refused'), {
    code: 'invalid_input' as const,
    status: 400,
    detail: 'In words.',
    fields,
  });

describe('refused cash, it', () => {
  test.each([
    [{ message: 'is above the limit', code: 'too_large' as const }, 'That’s more than £100,000.'],
    [{ message: 'is below the limit', code: 'too_small' as const }, 'That’s more than £100,000.'],
    [{ message: 'must not be 0' }, 'Amount must not be 0.'],
  ])('is explained beside the amount: %s', (wrong, amount) => {
    expect(refusedIn(cashFields, refusal([{ path: 'amount', ...wrong }]), {})).toEqual({ amount });
  });

  test('is explained beside the note', () => {
    const fields = [{ path: 'notes', message: 'must be at most 500 characters' }];
    expect(refusedIn(cashFields, refusal(fields), {})).toEqual({
      notes: 'The note must be at most 500 characters.',
    });
  });

  test('says at no field what is about none', () => {
    expect(refusedIn(cashFields, refusal([{ path: 'player_id', message: 'is unknown' }]), {})).toEqual({});
  });

  test.each([[null], [0]])('needs an amount: %j', (amount) => {
    expect(problemsIn(cashFields, { amount, notes: '' })).toEqual({
      amount: 'Type how much, for example 5 or 4.50.',
    });
  });
});
