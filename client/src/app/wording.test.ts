import { formatBalance, formatMoney } from '@paidup/shared/format-money';
import { describe, expect, test } from 'vitest';
import { initialsOf, sentence, signed } from './wording.ts';

describe('money and names in words, it', () => {
  test.each([
    [0, '£0.00', 'even'],
    [5, '£0.05', '£0.05 ahead'],
    [123_456, '£1,234.56', '£1,234.56 ahead'],
    [-1500, '−£15.00', 'owes £15.00'],
  ])('says %i pence as %s, %s', (pence, money, balance) => {
    expect(formatMoney(pence)).toBe(money);
    expect(formatBalance(pence)).toBe(balance);
  });

  test('always shows a sign where money moves', () => {
    expect(signed(formatMoney(500))).toBe('+£5.00');
    expect(signed(formatMoney(-500))).toBe('−£5.00');
  });

  test.each([
    ['Ashley Kingscote', 'AK'],
    ['Łukasz van der Nowak', 'ŁN'],
    ['Pelé', 'P'],
    ['李小龍', '李'],
    ['⚽️', '?'],
  ])('stands %s for by %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  test('begins a reason with a capital', () => {
    expect(sentence('nobody has it')).toBe('Nobody has it');
    expect(sentence('')).toBe('');
  });
});
