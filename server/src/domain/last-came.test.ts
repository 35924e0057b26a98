import { describe, expect, it } from 'vitest';
import { lastCame } from './fees.ts';

const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T18:30:00.000Z`;
const NOW = at(20);

const charge = (player_id: string, day: number) => ({ player_id, kick_off_at: at(day) });

describe('when somebody last came', () => {
  it('is the last kick-off that charges them, whatever the order', () => {
    const charges = [
      charge('ash', 12),
      charge('ash', 5),
      charge('ben', 5),
      charge('ash', 21),
      charge('cy', 21),
    ];
    expect(lastCame(charges, NOW)).toEqual(
      new Map([
        ['ash', at(12)],
        ['ben', at(5)],
      ]),
    );
    expect(lastCame(charges, at(21)).get('cy')).toBe(at(21));
  });
});
