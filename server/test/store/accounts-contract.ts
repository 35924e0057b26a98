import { describe, expect, it } from 'vitest';
import type { Bench } from './bench.ts';
import { anAccount, aToken } from './access-records.ts';
import { ids, minute } from './records.ts';

/** Tests the organiser and the deputies, whose names no token has either. */
export function accountsContract(bench: Bench): void {
  const accounts = () => bench.store.accounts;
  const tokens = () => bench.store.tokens;

  describe('accounts', () => {
    it('are none at first', async () => {
      expect(await accounts().list()).toEqual([]);
      expect(await accounts().get('organiser')).toBeNull();
      expect(await accounts().findByName('SAM')).toBeNull();
    });

    it('come back as they were created, oldest first', async () => {
      const organiser = anAccount('organiser', { role: 'organiser', created_at: minute(2) });
      const invited = anAccount('sam', {
        name: 'Sam Pörter',
        password_hash: null,
        setup_hash: 'a hash',
        setup_expires_at: minute(9),
        last_seen_at: minute(3),
        created_at: minute(1),
        rev: 7,
      });
      for (const one of [organiser, invited]) expect(await accounts().create(one)).toBe('created');
      expect(await accounts().list()).toEqual([invited, organiser]);
      expect(await accounts().get('organiser')).toEqual(organiser);
      expect(await accounts().findByName('SAMPORTER')).toEqual(invited);
    });

    it('lets one of 50 be created at once under one id, or under one name', async () => {
      const organisers = ids('x', 50).map((x) => anAccount('organiser', { name_key: x }));
      const sams = ids('y', 50).map((y) => anAccount(y, { name: 'Sam' }));
      for (const all of [organisers, sams]) {
        const outcomes = await Promise.all(all.map((one) => accounts().create(one)));
        expect(outcomes.filter((outcome) => outcome === 'created')).toHaveLength(1);
      }
      expect(await accounts().list()).toHaveLength(2);
    });

    it('gives a name to an account or to a token, when both want it at once', async () => {
      for (const name of ids('name', 20)) {
        const outcomes = await Promise.all([
          accounts().create(anAccount(`deputy_${name}`, { name })),
          tokens().create(aToken(`token_${name}`, { name })),
        ]);
        expect(outcomes.toSorted()).toEqual(['created', 'taken']);
      }
    });

    it('replaces an account under its revision, once', async () => {
      await accounts().create(anAccount('sam'));
      const replace = (password_hash: string) =>
        accounts().replace(anAccount('sam', { password_hash, rev: 2 }), 1);
      const outcomes = await Promise.all(ids('hash', 50).map(replace));
      expect(outcomes.filter((outcome) => outcome === 'replaced')).toHaveLength(1);
      const [winner = ''] = ids('hash', 50).filter((_, index) => outcomes[index] === 'replaced');
      expect(await accounts().get('sam')).toEqual(anAccount('sam', { password_hash: winner, rev: 2 }));
      expect(await accounts().replace(anAccount('nobody'), 1)).toBe('stale');
    });

    it('remembers when somebody was seen, under any revision', async () => {
      await accounts().create(anAccount('sam'));
      await accounts().touch('sam', minute(5));
      await accounts().replace(anAccount('sam', { password_hash: 'another', rev: 2 }), 1);
      await accounts().touch('nobody', minute(5));
      const changes = { password_hash: 'another', last_seen_at: minute(5), rev: 2 };
      expect(await accounts().list()).toEqual([anAccount('sam', changes)]);
    });

    it('removes an account once, and gives its name back', async () => {
      await accounts().create(anAccount('sam'));
      const remove = () => accounts().remove('sam');
      expect((await Promise.all([remove(), remove()])).toSorted()).toEqual(['absent', 'removed']);
      expect(await accounts().get('sam')).toBeNull();
      expect(await tokens().create(aToken('script', { name: 'Sam' }))).toBe('created');
    });

    it('survive a restart', async () => {
      await accounts().create(anAccount('sam'));
      await bench.restart();
      expect(await accounts().list()).toEqual([anAccount('sam')]);
      expect(await accounts().create(anAccount('other', { name: 'SAM' }))).toBe('taken');
    });
  });
}
