import { bankProblem, type Bank } from '@paidup/shared/bank';
import { describe, expect, test } from 'vitest';
import { aBank } from '../../../test/bank-records.ts';
import { troubleOf } from './bank-trouble.ts';
import { healthTexts } from './texts.ts';

const remedyOf = (given: Partial<Bank>) => troubleOf(aBank(given))?.remedy ?? null;

describe('the trouble with the bank, it', () => {
  test.each([
    ['connected', null],
    ['disconnected', null],
    ['not_configured', null],
    ['login_expired', 'reconnect'],
    ['awaiting_approval', 'go_on'],
    ['choose_account', 'choose_account'],
  ] as const)('of the state %s is mended by %s', (state, remedy) => expect(remedyOf({ state })).toBe(remedy));

  test('has one button for each problem', () => {
    expect(bankProblem.options.map((problem_code) => [problem_code, remedyOf({ problem_code })])).toEqual([
      ['login_over', 'reconnect'],
      ['approval_late', 'approve_again'],
      ['webhook_missing', 'look_again'],
      ['catch_up_failed', 'look_again'],
      ['history_clamped', 'approve_again'],
      ['pot_failed', 'see_bank'],
      ['notes_failed', 'see_bank'],
      ['feed_failed', 'see_bank'],
      ['receipt_failed', 'see_bank'],
    ]);
  });

  test('begins again when the approval came too late, whatever the state', () => {
    for (const state of ['awaiting_approval', 'disconnected', 'login_expired'] as const)
      expect(remedyOf({ state, problem_code: 'approval_late' })).toBe('approve_again');
  });

  test('is told in the server’s sentence, and in its own where the server has none', () => {
    const state = 'login_expired';
    expect(troubleOf(aBank({ state, problem: 'Monzo ended it.' }))?.text).toBe('Monzo ended it.');
    expect(troubleOf(aBank({ state }))?.text).toBe(healthTexts.troubles.reconnect);
  });
});
