import { describe, expect, test } from 'vitest';
import { mergeInbox } from './useInbox.ts';

const items = (ids: string) => [...ids].map((id) => ({ id }));
const merged = (shown: string, listed: string) => {
  const now = mergeInbox(items(shown), items(listed));
  return [now.shown, now.arrived].map((list) => list.map(({ id }) => id).join(''));
};

describe('the inbox while it is open, it', () => {
  test.each([
    ['nothing has happened', 'cba', 'cba', 'cba', ''],
    ['something came in', 'cba', 'dcba', 'cbad', 'd'],
    ['one was settled', 'cba', 'ca', 'cba', ''],
    ['all were settled and something came in', 'cba', 'd', 'cbad', 'd'],
    ['older ones were fetched', 'cb', 'cba', 'cba', ''],
    ['both at once', 'cb', 'dcba', 'cbda', 'd'],
    ['it was empty', '', 'a', 'a', 'a'],
  ])('keeps each in its place when %s', (_when, shown, listed, places, arrived) => {
    expect(merged(shown, listed)).toEqual([places, arrived]);
  });

  test('shows what is known of each now', () => {
    const { shown } = mergeInbox([{ id: 'a', rev: 1 }], [{ id: 'a', rev: 2 }]);
    expect(shown).toEqual([{ id: 'a', rev: 2 }]);
  });
});
