import { describe, expect, test } from 'vitest';
import { coverOf, limitsOf, verdictOf } from './next-game.ts';

const seven = {
  cost: 4500,
  fee: 500,
  head_count: 7,
  waiting_count: 0,
  short_by: 1,
  min_players: 8,
  max_players: 12,
};

describe('the next game in words, it', () => {
  test('says what is missing, and what each would pay as it is', () => {
    expect(verdictOf(seven)).toEqual({ text: 'One more needed', isShort: true });
    expect(limitsOf(seven)).toBe(', plays from 8, up to 12.');
    expect(coverOf(seven)).toBe('Two more and £5.00 each covers the pitch. As it is, £6.43 each.');
  });

  test('says that it is on, or full with a queue', () => {
    const on = { ...seven, head_count: 9, short_by: 0 };
    expect(verdictOf(on)).toEqual({ text: 'It is on', isShort: false });
    expect(coverOf(on)).toBe('£5.00 each covers the pitch.');
    const full = { ...on, head_count: 12, waiting_count: 3 };
    expect(verdictOf(full).text).toBe('Full');
    expect(limitsOf(full)).toBe(', 3 waiting, plays from 8, up to 12.');
  });

  test('is honest where no number of players covers the pitch, and where nothing is to be covered', () => {
    const dear = { ...seven, fee: 300 };
    expect(coverOf(dear)).toBe('£3.00 each can’t cover the pitch. As it is, £6.43 each.');
    expect(coverOf({ ...dear, fee: 0, head_count: 0 })).toBe('£0.00 each can’t cover the pitch.');
    expect(coverOf({ ...seven, cost: 0 })).toBe('The pitch is free.');
  });
});
