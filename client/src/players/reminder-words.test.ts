import { expect, test } from 'vitest';
import { reminderWords } from './reminder-words.ts';

const NOW = new Date('2026-11-30T12:00:00Z');

test.each([
  [null, null, ''],
  ['2026-11-28T20:00:00.000Z', null, 'reminded 2 days ago'],
  ['2026-11-30T09:00:00.000Z', null, 'reminded today'],
  [null, '2026-11-30', 'promised today'],
  ['2026-11-28T20:00:00.000Z', '2026-12-04', 'promised Friday'],
  [null, '2026-12-09', 'promised Wed 9 Dec'],
  ['2026-11-20T20:00:00.000Z', '2026-11-27', 'promised Fri 27 Nov'],
  ['2026-11-29T20:00:00.000Z', '2026-11-27', 'reminded yesterday'],
])('reminded at %s and promised for %s, it says “%s”', (reminded_at, promised_on, words) => {
  expect(reminderWords({ reminded_at, promised_on }, NOW)).toBe(words);
});
