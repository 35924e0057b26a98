import { describe, expect, it } from 'vitest';
import type { Bench } from './bench.ts';
import { addPlayers } from './club.ts';
import { aPlayer, revised } from './records.ts';

/** Tests that a player whom money or a fixture names can't be removed. */
export function claimsContract(bench: Bench): void {
  describe('claiming and removing players', () => {
    it('removes a player under the revision, or under any', async () => {
      await bench.store.players.create(aPlayer('ash'));
      await bench.store.players.create(aPlayer('ben'));
      expect(await bench.store.players.remove('ash', 1)).toBe('removed');
      expect(await bench.store.players.remove('ben', null)).toBe('removed');
      expect(await bench.store.players.getMany(['ash', 'ben'])).toEqual([]);
    });

    it('does not remove under another revision', async () => {
      await bench.store.players.create(aPlayer('ash', ['ONE']));
      expect(await bench.store.players.remove('ash', 2)).toBe('stale');
      expect(await bench.store.players.get('ash')).toEqual(aPlayer('ash', ['ONE']));
    });

    it.each([1, null])('returns absent when there is nobody to remove under revision %s', async (rev) => {
      expect(await bench.store.players.remove('ash', rev)).toBe('absent');
    });

    it('removes nobody twice', async () => {
      await bench.store.players.create(aPlayer('ash'));
      const outcomes = await Promise.all([
        bench.store.players.remove('ash', 1),
        bench.store.players.remove('ash', 1),
      ]);
      expect(outcomes.sort()).toEqual(['absent', 'removed']);
    });

    it.each([1, null])(
      'does not remove a player whom money or a fixture named under revision %s',
      async (rev) => {
        await addPlayers(bench.store, 'ash');
        expect(await bench.store.players.remove('ash', rev)).toBe('has_history');
        expect((await bench.store.players.get('ash'))?.id).toBe('ash');
      },
    );

    it('claims those who exist and returns them', async () => {
      for (const id of ['ash', 'ben', 'cy']) await bench.store.players.create(aPlayer(id));
      const claimed = await bench.store.players.claim(['cy', 'nobody', 'ash']);
      expect(claimed.sort()).toEqual(['ash', 'cy']);
      expect(await bench.store.players.remove('ash', 1)).toBe('has_history');
      expect(await bench.store.players.remove('cy', null)).toBe('has_history');
      expect(await bench.store.players.remove('ben', 1)).toBe('removed');
    });

    it('claims somebody again without harm', async () => {
      await bench.store.players.create(aPlayer('ash'));
      expect(await bench.store.players.claim(['ash'])).toEqual(['ash']);
      expect(await bench.store.players.claim(['ash', 'ash'])).toEqual(['ash']);
    });

    it('claims nobody without ids, or by an unknown one', async () => {
      expect(await bench.store.players.claim([])).toEqual([]);
      expect(await bench.store.players.claim(['nobody'])).toEqual([]);
    });

    it('changes nothing else about a player whom it claims', async () => {
      const ash = aPlayer('ash', ['ONE']);
      await bench.store.players.create(ash);
      await bench.store.players.claim(['ash']);
      expect(await bench.store.players.get('ash')).toEqual({ ...ash, has_history: true });
      expect(await bench.store.players.replace(revised(ash), 1)).toBe('replaced');
    });

    it('says whether the owner of a bank name is claimed', async () => {
      const ash = aPlayer('ash', ['Two', 'O-n-e']);
      await bench.store.players.create(ash);
      const owner = { id: 'ash', name: ash.name, bank_name: 'O-n-e' };
      expect(await bench.store.players.findByBankKey('ONE')).toEqual({ ...owner, has_history: false });
      await bench.store.players.claim(['ash']);
      expect(await bench.store.players.findByBankKey('ONE')).toEqual({ ...owner, has_history: true });
    });

    it('does not forget the claim when the player is replaced', async () => {
      const ash = aPlayer('ash');
      await bench.store.players.create(ash);
      await bench.store.players.claim(['ash']);
      expect(await bench.store.players.replace(revised(ash, { has_history: false }), 1)).toBe('replaced');
      expect((await bench.store.players.get('ash'))?.has_history).toBe(true);
      expect(await bench.store.players.remove('ash', 2)).toBe('has_history');
    });

    it('does not take a claim from a replacement', async () => {
      const ash = aPlayer('ash');
      await bench.store.players.create(ash);
      await bench.store.players.replace(revised(ash, { has_history: true }), 1);
      expect((await bench.store.players.get('ash'))?.has_history).toBe(false);
    });

    it('never removes a player whom a claim has marked', async () => {
      for (let round = 0; round < 50; round++) {
        const id = `player ${round}`;
        await bench.store.players.create(aPlayer(id, [`NAME ${round}`]));
        const claim = async () => (await bench.store.players.claim([id])).length;
        const remove = () => bench.store.players.remove(id, null);
        const [claimed, outcome] =
          round % 2 === 0
            ? await Promise.all([claim(), remove()])
            : (await Promise.all([remove(), claim()])).toReversed();
        const player = await bench.store.players.get(id);
        expect([claimed, outcome, player?.has_history ?? null]).toBeOneOf([
          [1, 'has_history', true],
          [0, 'removed', null],
        ]);
      }
    });
  });
}
