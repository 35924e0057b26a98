import { expect, test } from 'vitest';
import { aPayment } from '../../test/records.ts';
import { paymentDays } from './payment-days.ts';

const at = (paid_at: string) => aPayment({ id: paid_at, paid_at });

test('payments stand under their days on the club’s clock, which come again if the list does', () => {
  const instants = [
    '2026-06-16T09:14:00.000Z',
    '2026-06-15T23:30:00.000Z',
    '2026-06-15T18:52:00.000Z',
    '2025-06-14T10:00:00.000Z',
    '2026-06-15T08:00:00.000Z',
  ];
  const days = paymentDays(instants.map(at), new Date('2026-06-16T12:00:00Z'));
  expect(days.map(({ day, payments }) => [day, ...payments.map(({ when }) => when)])).toEqual([
    ['Today', '10:14', '00:30'],
    ['Yesterday', '19:52'],
    ['Sat 14 Jun 2025', '11:00'],
    ['Yesterday', '09:00'],
  ]);
  expect(new Set(days.map(({ key }) => key)).size).toBe(4);
});
