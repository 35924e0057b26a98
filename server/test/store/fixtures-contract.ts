import { describe, expect, it } from 'vitest';
import type { Party } from '../../src/domain/records.ts';
import type { Bench } from './bench.ts';
import { addPlayers, EVERY } from './club.ts';
import { aFixture, ids, minute, revised, revisedFixture } from './records.ts';

/** Tests the storing of fixtures and their attendance. */
export function fixturesContract(bench: Bench): void {
  describe('the store of fixtures', () => {
    it('finds nothing under an unknown id', async () => {
      expect(await bench.store.fixtures.get('game')).toBeNull();
    });

    it('gives back what was created, the players in the order in which they joined', async () => {
      await addPlayers(bench.store, 'ash', 'ben', 'cy');
      const players: Party[] = [
        { player_id: 'cy', guests: 2, state: 'in', joined_at: minute(3) },
        { player_id: 'ash', guests: 0, state: 'waiting', joined_at: minute(1) },
        { player_id: 'ben', guests: 20, state: 'in', joined_at: minute(2) },
      ];
      const fixture = aFixture('game', [], {
        players,
        cancelled: true,
        cancelled_reason: '',
        was_played: true,
      });
      const charging = aFixture('later', [], { players, kick_off_at: minute(1) });
      expect(charging.players.map(({ charge }) => charge)).toEqual([1500, null, 10_500]);
      await bench.store.fixtures.create([fixture, charging]);
      expect(await bench.store.fixtures.get('game')).toEqual(fixture);
      expect(await bench.store.fixtures.list(EVERY.fixture)).toEqual([fixture, charging]);
    });

    it('creates many at once', async () => {
      const fixtures = ids('game', 53).map((id, index) => aFixture(id, [], { kick_off_at: minute(index) }));
      await bench.store.fixtures.create(fixtures);
      expect(await bench.store.fixtures.list(EVERY.fixture)).toEqual(fixtures);
    });

    it.each([0, 1, 2])('creates all or none when number %i is there already, and says so', async (place) => {
      const old = aFixture('old', [], { location: 'Old pitch', request_fingerprint: 'a hash' });
      await bench.store.fixtures.create([old]);
      const fixtures = [aFixture('a'), aFixture('b')].toSpliced(place, 0, aFixture('old'));
      expect(await bench.store.fixtures.create(fixtures)).toEqual({ existing: old });
      expect(await bench.store.fixtures.create(fixtures)).toEqual({ existing: old });
      expect(await bench.store.fixtures.list(EVERY.fixture)).toEqual([old]);
      expect(await bench.store.fixtures.create([aFixture('a')])).toBe('created');
    });

    it('creates a series once that is created many times at once', async () => {
      const created = await Promise.all(
        ids('by', 8).map((by) =>
          bench.store.fixtures.create([aFixture('a', [], { request_fingerprint: by }), aFixture('b')]),
        ),
      );
      expect(created.filter((outcome) => outcome === 'created')).toHaveLength(1);
      const stored = await bench.store.fixtures.get('a');
      for (const outcome of created.filter((one) => one !== 'created'))
        expect(outcome).toEqual({ existing: stored });
      expect(await bench.store.fixtures.list(EVERY.fixture)).toHaveLength(2);
    });

    it('finds the fixtures of a series by kick-off, moved and cancelled ones too, and no others', async () => {
      const own = { series_id: 'weekly' };
      const late = aFixture('a', ['ash'], { ...own, kick_off_at: minute(9) });
      const early = aFixture('b', [], { ...own, kick_off_at: minute(1), cancelled: true });
      await addPlayers(bench.store, 'ash');
      await bench.store.fixtures.create([late, early]);
      await bench.store.fixtures.create([aFixture('c'), aFixture('d', [], { series_id: 'another' })]);
      expect(await bench.store.fixtures.inSeries('weekly')).toEqual([early, late]);
      const moved = revisedFixture(early, { kick_off_at: minute(20) });
      await bench.store.fixtures.replace(moved, 1);
      expect(await bench.store.fixtures.inSeries('weekly')).toEqual([late, moved]);
      expect(await bench.store.fixtures.inSeries('nothing')).toEqual([]);
    });

    it('creates nothing from an empty list', async () => {
      await bench.store.fixtures.create([]);
      expect(await bench.store.fixtures.list(EVERY.fixture)).toEqual([]);
    });

    it('replaces a fixture whole, players and all, under its revision', async () => {
      await addPlayers(bench.store, 'ash', 'ben', 'cy');
      const fixture = aFixture('game', ['ash', 'ben']);
      await bench.store.fixtures.create([fixture]);
      const changed = revisedFixture(aFixture('game', ['cy', 'ash']), {
        location: 'Hall',
        fee: 0,
        kick_off_at: minute(7),
      });
      expect(await bench.store.fixtures.replace(changed, 1)).toBe('replaced');
      expect(await bench.store.fixtures.get('game')).toEqual(changed);
    });

    it.each([0, 2, -1])('refuses revision %i of a fixture at revision 1', async (rev) => {
      await addPlayers(bench.store, 'ash');
      const fixture = aFixture('game', ['ash']);
      await bench.store.fixtures.create([fixture]);
      expect(await bench.store.fixtures.replace(revised(aFixture('game'), { fee: 1 }), rev)).toBe('stale');
      expect(await bench.store.fixtures.get('game')).toEqual(fixture);
    });

    it('does not replace a fixture that is gone', async () => {
      expect(await bench.store.fixtures.replace(revised(aFixture('game')), 1)).toBe('stale');
      expect(await bench.store.fixtures.get('game')).toBeNull();
    });

    it('removes a fixture under its revision, with its players', async () => {
      await addPlayers(bench.store, 'ash');
      await bench.store.fixtures.create([aFixture('game', ['ash']), aFixture('other', ['ash'])]);
      expect(await bench.store.fixtures.remove('game', 2)).toBe('stale');
      expect(await bench.store.fixtures.remove('game', 1)).toBe('removed');
      expect(await bench.store.fixtures.remove('game', 1)).toBe('stale');
      expect(await bench.store.fixtures.get('game')).toBeNull();
      expect(await bench.store.fixtures.get('other')).toEqual(aFixture('other', ['ash']));
    });
  });
}
