import { describe, expect, test } from 'vitest';
import { NO_CONNECTION } from './bank-connection.ts';
import { problemOf } from './bank-problems.ts';
import type { BankConnectionRecord } from './records.ts';

const codeOf = (state: BankConnectionRecord['state'], problems: BankConnectionRecord['problems'] = []) =>
  problemOf({ ...NO_CONNECTION, state, problems }).problem_code;

describe('the problem of a connection, it', () => {
  test('is the gravest one', () => {
    expect(codeOf('connected')).toBeNull();
    expect(codeOf('connected', ['feed_failed', 'catch_up_failed'])).toBe('catch_up_failed');
    expect(codeOf('login_expired', ['catch_up_failed'])).toBe('login_over');
  });

  test('says nothing of what failed while the organiser has to approve or to choose', () => {
    expect(codeOf('awaiting_approval', ['catch_up_failed', 'pot_failed'])).toBeNull();
    expect(codeOf('choose_account', ['history_clamped'])).toBeNull();
    expect(codeOf('awaiting_approval', ['catch_up_failed', 'approval_late'])).toBe('approval_late');
  });
});
