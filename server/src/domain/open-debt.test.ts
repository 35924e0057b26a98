import { openDebt } from '@paidup/shared/open-debt';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aPayment } from '../../test/store/records.ts';
import type { GameRecord, PaymentRecord } from './records.ts';
import { statementOf } from './statement.ts';

const NOW = '2026-06-01T12:00:00.000Z';
const instants = fc
  .integer({ min: 1, max: 250 })
  .map((day) => new Date(Date.UTC(2026, 0, day, 18, 30)).toISOString());

const games = fc
  .array(fc.record({ at: instants, amount: fc.nat({ max: 2000 }) }), { maxLength: 8 })
  .map((some) =>
    some.map(({ at, amount }, index): GameRecord => ({
      ...{ player_id: 'ash', fixture_id: `game_${index}`, kick_off_at: at, created_at: at, amount },
      ...{ date: at.slice(0, 10), location: 'Riverside 5s', guests: 0 },
    })),
  );
const sources = ['monzo', 'cash', 'write_off'] as const;
const payments = fc
  .array(
    fc.record({
      at: instants,
      amount: fc.integer({ min: -2500, max: 2500 }),
      source: fc.constantFrom(...sources),
    }),
    {
      maxLength: 8,
    },
  )
  .map((some) =>
    some.map(({ at, amount, source }, index): PaymentRecord => {
      const part = source === 'write_off' ? Math.abs(amount) : amount;
      const allocations = part === 0 ? [] : [{ player_id: 'ash', amount: part }];
      return aPayment(`pay_${index}`, { source, amount: part, paid_at: at, allocations });
    }),
  );

test('the lines of a reminder add up to what it asks for, money that was given back included', () => {
  fc.assert(
    fc.property(games, payments, (charged, paid) => {
      const { owes, unpaid, givenBack } = openDebt(statementOf('ash', charged, paid, NOW));
      const fees = charged
        .filter(({ kick_off_at: at }) => at <= NOW)
        .reduce((sum, { amount }) => sum + amount, 0);
      const credit = paid.reduce((sum, { amount }) => sum + amount, 0);
      expect(owes).toBe(Math.max(0, fees - credit));
      expect(unpaid.reduce((sum, { open }) => sum + open, givenBack)).toBe(owes);
      expect(givenBack).toBeGreaterThanOrEqual(0);
      if (paid.every(({ amount }) => amount >= 0)) expect(givenBack).toBe(0);
    }),
    { numRuns: 500 },
  );
});
