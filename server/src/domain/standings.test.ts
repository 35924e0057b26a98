import { describe, expect, it } from 'vitest';
import type { ChargeRecord, SeasonRecord } from '../store/store.ts';
import { gamesOwed, lastCame } from './standings.ts';

const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T18:30:00.000Z`;
const NOW = at(20);

const game = (day: number, ...players: [id: string, state?: 'in' | 'waiting'][]): SeasonRecord => ({
  id: `game_${day}`,
  date: at(day).slice(0, 10),
  time: '18:30',
  location: 'Riverside 5s',
  cost: 4500,
  fee: 500,
  min_players: 8,
  max_players: 12,
  kick_off_at: at(day),
  cancelled: false,
  cancelled_reason: null,
  was_played: false,
  players: players.map(([player_id, state = 'in']) => ({ player_id, guests: 0, state, joined_at: at(1) })),
  rev: 1,
  created_at: at(1),
  updated_at: at(1),
});

const charge = (day: number, player_id: string, amount = 500): ChargeRecord => ({
  player_id,
  fixture_id: `game_${day}`,
  kick_off_at: at(day),
  created_at: at(1),
  date: at(day).slice(0, 10),
  location: 'Riverside 5s',
  guests: 0,
  amount,
});

describe('when somebody last came', () => {
  it('is the last kick-off at which they were in, whatever the order', () => {
    const season = [game(12, ['ash']), game(5, ['ash'], ['ben']), game(21, ['ash'], ['cy'])];
    expect(lastCame(season, NOW)).toEqual(
      new Map([
        ['ash', at(12)],
        ['ben', at(5)],
      ]),
    );
    expect(lastCame(season, at(21)).get('cy')).toBe(at(21));
  });

  it('does not count waiting', () => {
    expect(lastCame([game(5, ['ash', 'waiting'])], NOW)).toEqual(new Map());
  });
});

describe('the games that somebody owes', () => {
  const charges = [charge(5, 'ash'), charge(12, 'ash'), charge(19, 'ash', 1000), charge(26, 'ash')];
  const owed = (total: number, now = NOW) => gamesOwed(charges, new Map([['ash', total]]), now).get('ash');

  it('are those played that the payments do not cover in full', () => {
    expect([-100, 0, 499, 500, 1999, 2000, 9999].map((total) => owed(total))).toEqual([
      3,
      3,
      3,
      2,
      1,
      undefined,
      undefined,
    ]);
    expect(owed(2000, at(26))).toBe(1);
  });

  it('are none where nothing is charged', () => {
    expect(gamesOwed([charge(5, 'ash', 0)], new Map(), NOW)).toEqual(new Map());
  });
});
