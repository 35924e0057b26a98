import { describe, expect, test } from 'vitest';
import { aPayment } from '../../../test/records.ts';
import { creditReason, statementWords, type StatementEntry } from './statement-words.ts';

const at = '2026-11-16T10:00:00.000Z';
const entry = (kind: StatementEntry['kind'], text: string, amount = 0): StatementEntry => ({
  at,
  kind,
  amount,
  balance_after: 0,
  text,
});

const game = { date: '2026-11-18', location: 'Riverside 5s' };
const bank = { source: 'monzo' as const, from: 'NAIR P' };

describe('a line of a statement, it', () => {
  test.each([
    [{ ...game, guests: 0 }, 'Wed 18 Nov', 'Riverside 5s'],
    [{ ...game, guests: 1 }, 'Wed 18 Nov, with a guest', 'Riverside 5s'],
    [{ ...game, location: 'A, with 2 guests', guests: 12 }, 'Wed 18 Nov, with 12 guests', 'A, with 2 guests'],
  ])('says a fee, %j', (more, title, second) => {
    expect(statementWords({ ...entry('fee', ''), ...more })).toEqual({ title, second });
  });

  test.each([
    [500, bank, 'Bank transfer', '16 Nov · from NAIR P'],
    [-500, bank, 'Bank transfer back', '16 Nov · to NAIR P'],
    [500, { source: 'monzo' as const }, 'Bank transfer', '16 Nov'],
    [500, { source: 'cash' as const }, 'Cash', '16 Nov'],
    [-500, { source: 'cash' as const }, 'Cash back', '16 Nov'],
  ])('says a payment of %i pence, %j', (amount, more, title, second) => {
    expect(statementWords({ ...entry('payment', '', amount), ...more })).toEqual({ title, second });
  });

  test('says why a payment was credited', () => {
    const part = (id: string) => ({ player_id: id, name: id, amount: 250 });
    const reason = (given: Parameters<typeof aPayment>[0]) => creditReason(aPayment(given), 'jo');
    expect(reason({ matched_by: 'counterparty_name' })).toBe('Credited by the payer’s name');
    expect(reason({ matched_by: 'description', allocations: [part('jo')] })).toBe(
      'Credited by the reference',
    );
    expect(reason({ matched_by: 'organiser', allocations: [part('jo'), part('Bob'), part('Eve')] })).toBe(
      'You credited it, with Bob, Eve',
    );
    const history = [{ at, by: 'organiser', action: 'recorded', detail: '' }];
    expect(reason({ source: 'cash', history })).toBe('Entered by you');
    expect(reason({ source: 'cash', history, notes: 'at the bar' })).toBe('Entered by you: at the bar');
  });
});
