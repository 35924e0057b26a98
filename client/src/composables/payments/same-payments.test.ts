import { expect, test } from 'vitest';
import { aPayment } from '../../testing/records.ts';
import { withSamePayments } from './same-payments.ts';

const pages = (...items: ReturnType<typeof aPayment>[][]) => ({
  pages: items.map((page) => ({ items: page, next_cursor: null })),
  pageParams: items.map(() => null),
});
const [a, b, c] = ['a', 'b', 'c'].map((id) => aPayment({ id }));

test('payments that say the same stay the very same, though each has moved to another page', () => {
  const before = pages([a, b], [c]);
  const fresh = structuredClone(pages([aPayment({ id: 'new' }), a], [b, c]));
  const { pages: now } = withSamePayments(before, fresh);
  expect(now).toEqual(fresh.pages);
  expect(
    [now[0]?.items[1], ...(now[1]?.items ?? [])].map((item, place) => item === [a, b, c][place]),
  ).toEqual([true, true, true]);
});

test('a payment that says something else is another one', () => {
  const fresh = pages([aPayment({ id: 'a', status: 'ignored' })], []);
  expect(withSamePayments(pages([a, b], [c]), fresh)).toEqual(fresh);
  expect(withSamePayments(undefined, fresh)).toEqual(fresh);
});
