import { describe, expect, it } from 'vitest';
import type { SeasonRecord } from './records.ts';
import { lastCame } from './last-came.ts';

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
