import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seed } from '../../../shared/test/seed.ts';
import type { ChargeRecord } from './records.ts';
import { chargeKey, coverFees, gamesOwed, lastCame, meansOf } from './fees.ts';

const NOW = '2026-11-21T12:00:00.000Z';

const charge = (fixture_id: string, kick_off_at: string, amount = 500, player_id = 'ash'): ChargeRecord => ({
  player_id,
  fixture_id,
  kick_off_at,
  created_at: '2026-01-01T00:00:00.000Z',
  amount,
});

const covered = (charges: ChargeRecord[], paid: number) =>
  Object.fromEntries(coverFees(charges, new Map([['ash', paid]])));

const paidBy = (player: string, pence: number) => meansOf(new Map([[player, pence]]), new Map());

describe('what payments cover', () => {
  const old = charge('old', '2026-11-04T18:30:00.000Z');
  const recent = charge('recent', '2026-11-18T18:30:00.000Z', 1000);
  const next = charge('next', '2026-11-25T18:30:00.000Z');

  it('covers the oldest first, in part if need be', () => {
    expect(covered([recent, next, old], 700)).toEqual({ 'old ash': 500, 'recent ash': 200, 'next ash': 0 });
  });

  it('covers what has been played before what is to come', () => {
    const postponed = { ...next, kick_off_at: '2026-11-21T12:00:00.001Z' };
    expect(covered([postponed, recent], 1000)).toEqual({ 'recent ash': 1000, 'next ash': 0 });
  });

  it('takes the one that was made first of two at the same time', () => {
    const later = { ...charge('a', old.kick_off_at), created_at: '2026-02-01T00:00:00.000Z' };
    expect(covered([later, old], 500)).toEqual({ 'old ash': 500, 'a ash': 0 });
  });

  it('covers nothing with more refunded than paid', () => {
    expect(covered([old], -500)).toEqual({ 'old ash': 0 });
  });

  it('knows since when somebody owes', () => {
    expect(gamesOwed([recent, next, old], paidBy('ash', 500), NOW)).toEqual(
      new Map([['ash', { games: 1, since: recent.kick_off_at, due: 1000 }]]),
    );
    expect(gamesOwed([recent, next, old], paidBy('ash', 1500), NOW)).toEqual(new Map());
    expect(gamesOwed([charge('free', old.kick_off_at, 0)], paidBy('ash', 0), NOW)).toEqual(new Map());
    const all = { games: 2, since: old.kick_off_at };
    for (const [paid, due] of [
      [-100, 600],
      [0, 500],
      [499, 1],
    ] as const)
      expect(gamesOwed([recent, next, old], paidBy('ash', paid), NOW).get('ash')).toEqual({ ...all, due });
    // What went back too much has to come in again before the oldest game is covered.
    const means = meansOf(new Map([['ash', -300]]), new Map([['ash', 100]]));
    expect(gamesOwed([old], means, NOW).get('ash')?.due).toBe(700);
  });

  it('covers, for each player, the smaller of what is charged and what is paid', () => {
    const anyCharge = fc.record({
      player_id: fc.constantFrom('ash', 'bo'),
      fixture_id: fc.uuid(),
      kick_off_at: fc
        .integer({ min: 1, max: 28 })
        .map((day) => `2026-11-${String(day).padStart(2, '0')}T18:30:00.000Z`),
      created_at: fc.constant(NOW),
      amount: fc.integer({ min: 0, max: 3000 }),
    });
    const totals = fc.record({
      ash: fc.integer({ min: -5000, max: 20000 }),
      bo: fc.integer({ min: 0, max: 20000 }),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(anyCharge, { selector: (c) => chargeKey(c.fixture_id, c.player_id) }),
        totals,
        (charges, paid) => {
          const parts = coverFees(charges, new Map(Object.entries(paid)));
          for (const player of ['ash', 'bo'] as const) {
            const own = charges.filter(({ player_id }) => player_id === player);
            const charged = own.reduce((sum, { amount }) => sum + amount, 0);
            const part = own.reduce((sum, c) => sum + (parts.get(chargeKey(c.fixture_id, player)) ?? NaN), 0);
            expect(part).toBe(Math.min(charged, Math.max(0, paid[player])));
          }
          const reversed = coverFees(charges.toReversed(), new Map(Object.entries(paid)));
          expect(new Map([...reversed].sort())).toEqual(new Map([...parts].sort()));
        },
      ),
      { seed: seed() },
    );
  });
});

describe('when somebody last came', () => {
  const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T18:30:00.000Z`;
  const came = (player_id: string, day: number) => ({ player_id, kick_off_at: at(day) });

  it('is the last kick-off that charges them, whatever the order', () => {
    const charges = [came('ash', 12), came('ash', 5), came('ben', 5), came('ash', 21), came('cy', 21)];
    expect(lastCame(charges, at(20))).toEqual(
      new Map([
        ['ash', at(12)],
        ['ben', at(5)],
      ]),
    );
    expect(lastCame(charges, at(21)).get('cy')).toBe(at(21));
  });
});
