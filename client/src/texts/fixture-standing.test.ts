import { describe, expect, test } from 'vitest';
import { aFixture, aParty } from '../testing/fixture-records.ts';
import { goOrNot, outcomeWords } from './fixture-standing.ts';

const NOW = new Date('2026-11-21T09:00:00Z');
const seven = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((name) => aParty(name));

describe('whether a game is on, it', () => {
  test('says how many are missing', () => {
    expect(goOrNot(aFixture(seven), NOW)).toBe('In 4 days: 7 of 8, one more or cancel.');
    expect(goOrNot(aFixture(seven.slice(1)), NOW)).toBe('In 4 days: 6 of 8, 2 more or cancel.');
  });

  test('says how many places are free', () => {
    const on = aFixture(seven, { min_players: 7, date: '2026-11-22' });
    expect(goOrNot(on, NOW)).toBe('Tomorrow: 7 needed, 7 in, 5 places free.');
    expect(goOrNot({ ...on, max_players: 7 }, NOW)).toBe('Tomorrow: 7 needed, 7 in, no place free.');
  });
});

describe('what a game ends with, it', () => {
  test('says what is owed by how many, and where that ends', () => {
    const paid = aParty('H', { paid: 500 });
    const played = aFixture([...seven, paid], { status: 'played' });
    expect(outcomeWords(played)).toBe(
      '£35.00 still owed by 7. Once all have paid: £5.00 short of the pitch.',
    );
    expect(outcomeWords(aFixture([paid], { status: 'played', cost: 300 }))).toBe(
      'Everybody has paid: £2.00 ahead.',
    );
  });

  test('says it for a game to come too', () => {
    expect(outcomeWords(aFixture(seven, { cost: 3500 }))).toBe(
      'Once all who are in have paid: even with the pitch.',
    );
  });
});
