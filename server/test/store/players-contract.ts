import { describe, expect, it } from 'vitest';
import type { Bench } from './bench.ts';
import { EVERY } from './club.ts';
import { aPlayer, ids, listed, revised } from './records.ts';

/** Tests the storing of players and their bank names. */
export function playersContract(bench: Bench): void {
  describe('the store of players', () => {
    it('finds nobody under an unknown id', async () => {
      expect(await bench.store.players.get('ash')).toBeNull();
    });

    it('gives back the player that was created', async () => {
      const ash = aPlayer('ash', ['KINGSCOTE AM', 'Footy Ash'], { archived: true });
      expect(await bench.store.players.create(ash)).toBe('created');
      expect(await bench.store.players.get('ash')).toEqual(ash);
    });

    it('keeps ids apart that differ only in case', async () => {
      await bench.store.players.create(aPlayer('ash'));
      expect(await bench.store.players.get('ASH')).toBeNull();
      expect(await bench.store.players.create(aPlayer('ASH'))).toBe('created');
      expect(await bench.store.players.list(EVERY.player)).toHaveLength(2);
    });

    it('gets the players that exist of many ids, each once', async () => {
      for (const id of ['ash', 'ben', 'cy']) await bench.store.players.create(aPlayer(id, [`name ${id}`]));
      const found = await bench.store.players.getMany(['cy', 'nobody', 'ash', 'cy']);
      expect(found.map(({ id }) => id).sort()).toEqual(['ash', 'cy']);
      expect(found.find(({ id }) => id === 'cy')).toEqual(listed(aPlayer('cy', ['name cy'])));
    });

    it('tells about whom a reminder or a promise is noted', async () => {
      const { players } = bench.store;
      for (const id of ['ash', 'ben', 'cy']) await players.create(aPlayer(id));
      await players.replace(revised(aPlayer('ash'), { reminded_at: '2026-02-01T09:30:00.000Z' }), 1);
      await players.replace(revised(aPlayer('cy'), { archived: true, promised_on: '2026-02-06' }), 1);
      expect((await players.reminded(['ash', 'ben', 'cy', 'nobody'])).sort()).toEqual(['ash', 'cy']);
      expect(await players.reminded(['ben', 'cy', 'cy'])).toEqual(['cy']);
      expect(await players.reminded([])).toEqual([]);
    });

    it('gets nobody without an id', async () => {
      await bench.store.players.create(aPlayer('ash'));
      expect(await bench.store.players.getMany([])).toEqual([]);
    });

    it('keeps the first player of an id, and returns them when another is created', async () => {
      const ash = aPlayer('ash', ['ONE'], { request_fingerprint: 'a hash' });
      await bench.store.players.create(ash);
      await bench.store.players.create(aPlayer('ben', ['TAKEN']));
      for (const names of [['ONE'], ['TWO'], ['TAKEN'], []])
        expect(await bench.store.players.create(aPlayer('ash', names, { name: 'Other' }))).toEqual({
          existing: ash,
        });
      expect(await bench.store.players.get('ash')).toEqual(ash);
      expect(await bench.store.players.findByBankKey('TWO')).toBeNull();
    });

    it('creates a player once who is created many times at once', async () => {
      const created = await Promise.all(
        ids('by', 8).map((by) =>
          bench.store.players.create(aPlayer('ash', ['ONE'], { request_fingerprint: by })),
        ),
      );
      const stored = await bench.store.players.get('ash');
      const others = created.filter((outcome) => outcome !== 'created');
      expect(others).toEqual(Array.from({ length: 7 }, () => ({ existing: stored })));
    });

    it('replaces a player under its revision', async () => {
      const ash = aPlayer('ash', ['ONE', 'TWO']);
      await bench.store.players.create(ash);
      const reminder = { reminded_at: '2026-02-01T09:30:00.000Z', promised_on: '2026-02-06' };
      const changed = revised(ash, {
        name: 'Ashley',
        archived: true,
        attendance_start: '2026-02-03',
        ...reminder,
      });
      expect(await bench.store.players.replace(changed, 1)).toBe('replaced');
      expect(await bench.store.players.get('ash')).toEqual(changed);
      expect(await bench.store.players.list(EVERY.player)).toEqual([listed(changed)]);
    });

    it.each([0, 2, 99])('refuses revision %i of a player at revision 1', async (rev) => {
      const ash = aPlayer('ash', ['ONE']);
      await bench.store.players.create(ash);
      const changed = revised(aPlayer('ash', ['TWO']), { name: 'Other' });
      expect(await bench.store.players.replace(changed, rev)).toBe('stale');
      expect(await bench.store.players.get('ash')).toEqual(ash);
      expect(await bench.store.players.findByBankKey('TWO')).toBeNull();
    });

    it('does not replace a player who is not there', async () => {
      expect(await bench.store.players.replace(revised(aPlayer('ash')), 1)).toBe('stale');
      expect(await bench.store.players.get('ash')).toBeNull();
    });

    it('sorts by name, then id', async () => {
      for (const [id, name] of [
        ['3', 'Ben'],
        ['2', 'Ash'],
        ['1', 'Ben'],
      ] as const) {
        await bench.store.players.create(aPlayer(id, [], { name }));
      }
      const listed = await bench.store.players.list(EVERY.player);
      expect(listed.map(({ id }) => id)).toEqual(['2', '1', '3']);
    });
  });

  describe('the store of bank names', () => {
    it('finds the owner of a key, and nobody under another', async () => {
      const ash = aPlayer('ash', ['KINGSCOTE AM']);
      await bench.store.players.create(ash);
      expect(await bench.store.players.findByBankKey('KINGSCOTEAM')).toEqual({
        id: 'ash',
        name: ash.name,
        bank_name: 'KINGSCOTE AM',
        has_history: false,
      });
      for (const other of ['KINGSCOTE', 'KINGSCOTEAMY', 'kingscoteam', '', 'KINGSCOTE AM']) {
        expect(await bench.store.players.findByBankKey(other)).toBeNull();
      }
    });

    it('refuses a new player with a taken name and stores nothing of them', async () => {
      await bench.store.players.create(aPlayer('ash', ['TAKEN']));
      const ben = aPlayer('ben', ['FIRST', 'taken', 'LAST']);
      expect(await bench.store.players.create(ben)).toEqual({ taken: 'TAKEN' });
      expect(await bench.store.players.get('ben')).toBeNull();
      expect(await bench.store.players.create(aPlayer('cy', ['FIRST', 'LAST']))).toBe('created');
    });

    it('refuses a change to a taken name and changes nothing', async () => {
      const ben = aPlayer('ben', ['OLD']);
      await bench.store.players.create(aPlayer('ash', ['TAKEN']));
      await bench.store.players.create(ben);
      const changed = revised(aPlayer('ben', ['NEW', 'TAKEN'], { name: 'Benjamin' }));
      expect(await bench.store.players.replace(changed, 1)).toEqual({ taken: 'TAKEN' });
      expect(await bench.store.players.get('ben')).toEqual(ben);
      expect(await bench.store.players.findByBankKey('NEW')).toBeNull();
      expect(await bench.store.players.findByBankKey('OLD')).toMatchObject({ id: 'ben', bank_name: 'OLD' });
    });

    it('lets a player keep, reorder and respell their own names', async () => {
      const ash = aPlayer('ash', ['ONE', 'TWO', 'THREE']);
      await bench.store.players.create(ash);
      const changed = revised(ash, { bank_names: aPlayer('ash', ['three', 'ONE', 'FOUR']).bank_names });
      expect(await bench.store.players.replace(changed, 1)).toBe('replaced');
      expect(await bench.store.players.get('ash')).toEqual(changed);
    });

    it('frees a name that is given up, for another to take', async () => {
      const ash = aPlayer('ash', ['SHARED']);
      await bench.store.players.create(ash);
      expect(await bench.store.players.create(aPlayer('ben', ['SHARED']))).toEqual({ taken: 'SHARED' });
      expect(await bench.store.players.replace(revised(ash, { bank_names: [] }), 1)).toBe('replaced');
      expect(await bench.store.players.findByBankKey('SHARED')).toBeNull();
      expect(await bench.store.players.create(aPlayer('ben', ['SHARED']))).toBe('created');
      expect((await bench.store.players.findByBankKey('SHARED'))?.id).toBe('ben');
    });

    it('moves a name from one player to another in one step', async () => {
      const [ash, ben] = [aPlayer('ash', ['MUM', 'OWN'], { has_history: true }), aPlayer('ben', ['DAD'])];
      for (const player of [ash, ben]) await bench.store.players.create(player);
      const [poorer, richer] = [
        revised(ash, { bank_names: aPlayer('ash', ['OWN']).bank_names }),
        revised(ben, { bank_names: aPlayer('ben', ['DAD', 'MUM']).bank_names }),
      ];
      expect(await bench.store.players.replaceTogether([poorer, richer])).toBe('replaced');
      expect([await bench.store.players.get('ash'), await bench.store.players.get('ben')]).toEqual([
        poorer,
        richer,
      ]);
      expect((await bench.store.players.findByBankKey('MUM'))?.id).toBe('ben');
    });

    it('moves no name when one of the players has changed meanwhile, or another has the name', async () => {
      const [ash, ben] = [aPlayer('ash', ['MUM']), aPlayer('ben')];
      for (const player of [ash, ben, aPlayer('cat', ['CAT'])]) await bench.store.players.create(player);
      const poorer = revised(ash, { bank_names: [] });
      const richer = revised(ben, { bank_names: ash.bank_names });
      expect(await bench.store.players.replaceTogether([revised(poorer), richer])).toBe('stale');
      expect(await bench.store.players.replaceTogether([poorer, revised(richer)])).toBe('stale');
      expect(await bench.store.players.replaceTogether([poorer, revised(aPlayer('nobody'))])).toBe('stale');
      expect([await bench.store.players.get('ash'), await bench.store.players.get('ben')]).toEqual([
        ash,
        ben,
      ]);
      const greedy = revised(ben, { bank_names: aPlayer('ben', ['CAT']).bank_names });
      expect(await bench.store.players.replaceTogether([greedy])).toEqual({ taken: 'CAT' });
      expect(await bench.store.players.get('ben')).toEqual(ben);
    });

    it('takes fifty names of one player', async () => {
      const names = Array.from({ length: 50 }, (_, index) => `NAME ${index}`);
      await bench.store.players.create(aPlayer('ash', names));
      expect(await bench.store.players.findByBankKey('NAME49')).toMatchObject({ bank_name: 'NAME 49' });
      expect((await bench.store.players.get('ash'))?.bank_names.map(({ name }) => name)).toEqual(names);
    });

    it('takes several players without a bank name', async () => {
      expect(await bench.store.players.create(aPlayer('ash'))).toBe('created');
      expect(await bench.store.players.create(aPlayer('ben'))).toBe('created');
    });

    it('frees the names of a player who is removed', async () => {
      await bench.store.players.create(aPlayer('ash', ['SHARED']));
      expect(await bench.store.players.remove('ash', 1)).toBe('removed');
      expect(await bench.store.players.findByBankKey('SHARED')).toBeNull();
      expect(await bench.store.players.create(aPlayer('ben', ['SHARED']))).toBe('created');
    });
  });
}
