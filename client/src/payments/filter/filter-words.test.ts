import { expect, test } from 'vitest';
import { filterWords } from './filter-words.ts';
import { NO_FILTER, type PaymentFilter } from './payment-filter.ts';

const now = new Date('2026-11-25T12:00:00Z');

test.each<[Partial<PaymentFilter>, string]>([
  [{ status: 'unmatched', from: '2026-10-01', to: '2026-10-31' }, 'payments from October that need you'],
  [{ from: '2025-02-01', to: '2025-02-28' }, 'payments from February 2025'],
  [{ from: '2026-10-01', to: '2027-10-31' }, 'payments from 1 Oct to 31 Oct 2027'],
  [{ status: 'matched', player: 'jo' }, 'payments credited to Jo'],
  [{ player: 'jo', q: '£5' }, 'payments of £5.00 credited to Jo'],
  [{ status: 'matched', q: 'footy' }, 'credited payments with “footy”'],
  [{ status: 'void', player: 'jo', from: '2026-11-02' }, 'payments since 2 Nov taken back from Jo'],
  [{ status: 'void' }, 'payments taken back'],
  [{ status: 'ignored', to: '2026-11-02' }, 'ignored payments until 2 Nov'],
  [{ q: '-4.5', from: '2026-10-01', to: '2026-11-30' }, 'payments of £4.50 from 1 Oct to 30 Nov'],
  [{ q: '5', from: '2026-11-02', to: '2026-11-02' }, 'payments of £5.00 or with “5” on 2 Nov'],
])('a filter %j shows %s', (filter, words) => {
  expect(filterWords({ ...NO_FILTER, ...filter }, 'Jo', now)).toBe(`Showing ${words}.`);
});
