import { describe, expect, test } from 'vitest';
import { aFixture, aParty } from '../testing/fixture-records.ts';
import { outcomeOf, whyWaiting } from './attendance-words.ts';

const sam = { id: 'player_sam', name: 'Sam' };
const waiting = (name: string, guests = 0) => aParty(name, { state: 'waiting', guests });

describe('a change of who plays in words, it', () => {
  test('says who is in, with whom, or waits, or is out', () => {
    const empty = aFixture([]);
    expect(outcomeOf(empty, aFixture([aParty('Sam')]), sam)).toBe('Sam is in');
    expect(outcomeOf(empty, aFixture([aParty('Sam', { guests: 2 })]), sam)).toBe('Sam is in with 2 guests');
    expect(outcomeOf(empty, aFixture([waiting('Sam')]), sam)).toBe('Sam is waiting: the game is full');
    expect(outcomeOf(aFixture([aParty('Sam')]), empty, sam)).toBe('Sam is out');
  });

  test('names everybody who got a place by it, and nobody who had one', () => {
    const before = aFixture([aParty('Sam'), aParty('Jo'), waiting('Priya'), waiting('Tom')]);
    const after = aFixture([aParty('Jo'), aParty('Priya'), waiting('Tom')]);
    expect(outcomeOf(before, after, sam)).toBe('Sam is out. Priya is in, from the waiting list');
  });
});

describe('the waiting list in words, it', () => {
  const fixture = aFixture([]);

  test('tells who comes first', () => {
    expect(whyWaiting(fixture, waiting('Sam'), [])).toBe('Gets the next place');
    expect(whyWaiting(fixture, waiting('Sam', 1), [])).toBe('Gets in once 2 places are free');
    expect(whyWaiting(fixture, waiting('Sam'), [waiting('Jo'), waiting('Priya')])).toBe('After Priya');
  });

  test('lets a smaller party past a larger one, as the server does', () => {
    expect(whyWaiting(fixture, waiting('Sam'), [waiting('Jo', 2)])).toBe('Gets the next place');
    expect(whyWaiting(fixture, waiting('Sam', 1), [waiting('Jo'), waiting('Tom', 2)])).toBe('After Jo');
  });

  test('promises nothing once it has been played', () => {
    expect(whyWaiting({ ...fixture, status: 'played' }, waiting('Sam'), [])).toBe('Got no place');
  });
});
