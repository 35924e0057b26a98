import fc from 'fast-check';
import { seed } from '../../../shared/test/seed.ts';
import { describe, expect, it } from 'vitest';
import { aCredit, minute } from '../../test/store/records.ts';
import type { GameRecord } from './records.ts';
import { statementOf } from './statement.ts';

const charge = (fixture_id: string, at: number, amount: number, guests = 0): GameRecord => ({
  player_id: 'ash',
  fixture_id,
  kick_off_at: minute(at),
  created_at: minute(0),
  date: '2026-01-01',
  location: 'Riverside 5s',
  guests,
  amount,
});

const paid = (id: string, at: number, amount: number, changes = {}) =>
  aCredit(id, 'ash', amount, { paid_at: minute(at), counterparty_name: 'ASH A', ...changes });

describe('a statement', () => {
  it('runs from the oldest on, fees before payments of the same instant', () => {
    const cash = { source: 'cash' as const, counterparty_name: '', description: '' };
    const entries = statementOf(
      'ash',
      [charge('f2', 30, 1500, 2), charge('f1', 20, 500), charge('later', 99, 500)],
      [
        paid('tx_c', 40, -300),
        paid('tx_b', 20, 700),
        paid('tx_a', 10, 200, cash),
        paid('tx_d', 50, -1, cash),
      ],
      minute(60),
    );
    expect(
      entries.map(({ kind, amount, balance_after, text }) => [kind, amount, balance_after, text]),
    ).toEqual([
      ['payment', 200, 200, 'Cash'],
      ['fee', -500, -300, 'Game on 2026-01-01 at Riverside 5s'],
      ['payment', 700, 400, 'Bank transfer from ASH A'],
      ['fee', -1500, -1100, 'Game on 2026-01-01 at Riverside 5s, with 2 guests'],
      ['payment', -300, -1400, 'Bank transfer back to ASH A'],
      ['payment', -1, -1401, 'Cash back'],
    ]);
    expect(entries.map(({ at }) => at)).toEqual([10, 20, 20, 30, 40, 50].map(minute));
    const game = { date: '2026-01-01', location: 'Riverside 5s' };
    expect(entries[1]).toMatchObject({ fixture_id: 'f1', ...game, guests: 0 });
    expect(entries[3]).toMatchObject({ fixture_id: 'f2', ...game, guests: 2 });
    expect(entries[2]).toMatchObject({ payment_id: 'tx_b', source: 'monzo', from: 'ASH A' });
    expect(entries[0]).toMatchObject({ source: 'cash' });
    expect(entries[0]).not.toHaveProperty('from');
  });

  it('tells what of each game is not paid, the oldest first', () => {
    const games = [
      charge('f3', 40, 300),
      charge('f2', 30, 1000),
      charge('f1', 20, 500),
      charge('later', 99, 500),
    ];
    const unpaid = (pence: number) =>
      statementOf('ash', games, [paid('tx', 50, pence)], minute(60))
        .filter(({ kind }) => kind === 'fee')
        .map((entry) => entry.unpaid);
    expect(unpaid(700)).toEqual([0, 800, 300]);
    expect(unpaid(-700)).toEqual([500, 1000, 300]);
    expect(unpaid(1900)).toEqual([0, 0, 0]);
    expect(statementOf('ash', [], [paid('tx', 50, 1)], minute(60))[0]).not.toHaveProperty('unpaid');
  });

  it('holds a game from its kick-off on', () => {
    expect(statementOf('ash', [charge('f', 5, 500)], [], minute(4))).toEqual([]);
    expect(statementOf('ash', [charge('f', 5, 500)], [], minute(5))).toHaveLength(1);
  });

  it('counts only the part of a split that is theirs', () => {
    const split = paid('tx', 1, 1001, {
      allocations: [
        { player_id: 'bo', amount: 501 },
        { player_id: 'ash', amount: 500 },
      ],
    });
    expect(statementOf('ash', [], [split], minute(9))).toMatchObject([{ amount: 500, balance_after: 500 }]);
  });

  it('ends at what was paid less what was charged, in whatever order it is read', () => {
    const at = fc.integer({ min: 0, max: 20 });
    const events = fc.array(
      fc.record({ at, amount: fc.integer({ min: 0, max: 9_999 }), isFee: fc.boolean() }),
    );
    fc.assert(
      fc.property(events, (found) => {
        const fees = found
          .filter(({ isFee }) => isFee)
          .map((fee, index) => charge(`f${index}`, fee.at, fee.amount));
        const credits = found
          .filter(({ isFee, amount }) => !isFee && amount > 0)
          .map((credit, index) => paid(`tx${index}`, credit.at, index % 3 ? credit.amount : -credit.amount));
        const entries = statementOf('ash', fees, credits, minute(15));
        const charged = fees.filter(({ kick_off_at }) => kick_off_at <= minute(15));
        const balance = sum(credits) - sum(charged);
        expect(entries.at(-1)?.balance_after ?? 0).toBe(balance);
        expect(entries).toHaveLength(charged.length + credits.length);
        expect(statementOf('ash', fees.toReversed(), credits.toReversed(), minute(15))).toEqual(entries);
        for (const [index, entry] of entries.entries())
          expect(entry.balance_after - (entries[index - 1]?.balance_after ?? 0)).toBe(entry.amount);
      }),
      { seed: seed() },
    );
  });
});

const sum = (items: { amount: number }[]) => items.reduce((total, { amount }) => total + amount, 0);
