import { expect, test } from 'vitest';
import { sameItems } from './usePayments.ts';

const item = (id: string, text = 'as it was') => ({ id, parts: [{ text }] });

test('items that say the same stay the very same, though all have moved', () => {
  const before = [item('a'), item('b')];
  const [first, second, third] = sameItems(before, [item('new'), item('a'), item('b')]);
  expect(first).toEqual(item('new'));
  expect([second === before[0], third === before[1]]).toEqual([true, true]);
});

test('an item that says something else is another one, and what is gone is gone', () => {
  const before = [item('a'), item('b')];
  const now = sameItems(before, [item('b', 'changed')]);
  expect(now).toEqual([item('b', 'changed')]);
  expect(now[0] === before[1]).toBe(false);
});
