import { describe, expect, it } from 'vitest';
import { charged } from '../../src/domain/fees.ts';
import type { Bench } from './bench.ts';
import { addPlayers } from './club.ts';
import { aFixture, aPlayer, minute } from './records.ts';

const entry = (at: string, before?: Record<string, unknown>, after?: Record<string, unknown>) => ({
  at,
  by: 'organiser',
  action: 'changed',
  detail: '',
  ...(before && { before }),
  ...(after && { after }),
});

/** Tests that the histories of players and fixtures keep the fields of each change. */
export function historyContract(bench: Bench): void {
  describe('a history', () => {
    it('keeps the changed fields of a player', async () => {
      const player = aPlayer('ash', ['ONE'], {
        rev: 3,
        history: [
          entry(minute(0)),
          entry(minute(1), { name: 'Ash', archived: true }, { name: 'ash', archived: false }),
          entry(minute(2), { accepted_bank_names: [] }, { accepted_bank_names: ['ONE'] }),
        ],
      });
      await bench.store.players.create(player);
      expect(await bench.store.players.get('ash')).toEqual(player);
      expect(await (await bench.restart()).players.get('ash')).toEqual(player);
    });

    it('keeps the changed fields of a fixture and of its players', async () => {
      await addPlayers(bench.store, 'ash', 'ben');
      const [ash, ben] = ['ash', 'ben'].map((player_id) => ({ player_id, guests: 0, state: 'in' }));
      const history = [
        entry(minute(0)),
        entry(minute(1), { fee: 0, cancelled_reason: 'rain' }, { fee: 500, cancelled_reason: null }),
        entry(minute(1), { players: [] }, { players: [{ ...ash, state: 'waiting', guests: 2 }] }),
        entry(minute(2), { players: [{ ...ash, state: 'waiting', guests: 2 }] }, { players: [ash, ben] }),
      ];
      const fixture = aFixture('game', ['ash', 'ben'], { rev: 4, history });
      await bench.store.fixtures.create([fixture]);
      expect(await bench.store.fixtures.get('game')).toEqual(fixture);
      const change = entry(minute(3), { fee: 500 }, { fee: 700 });
      const changed = charged({ ...fixture, fee: 700, rev: 5, history: [...history, change] });
      await bench.store.fixtures.replace(changed, 4);
      expect(await bench.store.fixtures.get('game')).toEqual(changed);
    });
  });
}
