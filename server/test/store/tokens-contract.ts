import { describe, expect, it } from 'vitest';
import type { Bench } from './bench.ts';
import { anAccount, aToken } from './access-records.ts';
import { minute } from './records.ts';

/** Tests the API tokens, whose names no account has either. */
export function tokensContract(bench: Bench): void {
  const tokens = () => bench.store.tokens;

  describe('API tokens', () => {
    it('come back as they were created, oldest first', async () => {
      expect(await tokens().list()).toEqual([]);
      const sheet = aToken('sheet', { name: 'The spreadsheet', created_at: minute(2) });
      const backup = aToken('backup', { last_used_at: minute(3), created_at: minute(1) });
      for (const one of [sheet, backup]) expect(await tokens().create(one)).toBe('created');
      expect(await tokens().list()).toEqual([backup, sheet]);
      expect(await tokens().findByHash('the hash of sheet')).toEqual(sheet);
      expect(await tokens().findByHash('the hash')).toBeNull();
    });

    it('have names of their own, which no account has', async () => {
      await bench.store.accounts.create(anAccount('sam'));
      await tokens().create(aToken('sheet'));
      expect(await tokens().create(aToken('other', { name: 'Sheet' }))).toBe('taken');
      expect(await tokens().create(aToken('other', { name: 'Sam' }))).toBe('taken');
      expect(await bench.store.accounts.create(anAccount('other', { name: 'SHEET' }))).toBe('taken');
      expect(await tokens().list()).toEqual([aToken('sheet')]);
    });

    it('are no accounts', async () => {
      await tokens().create(aToken('sheet'));
      const { accounts } = bench.store;
      await accounts.touch('sheet', minute(1));
      expect(await accounts.replace(anAccount('sheet'), 1)).toBe('stale');
      expect(await accounts.remove('sheet')).toBe('absent');
      expect([await accounts.get('sheet'), await accounts.findByName('SHEET')]).toEqual([null, null]);
      expect(await accounts.list()).toEqual([]);
      await accounts.create(anAccount('sam'));
      expect(await tokens().remove('sam')).toBe('absent');
      expect(await tokens().list()).toEqual([aToken('sheet')]);
    });

    it('remember when they were used', async () => {
      await tokens().create(aToken('sheet'));
      await tokens().touch('sheet', minute(5));
      await tokens().touch('nobody', minute(5));
      expect(await tokens().list()).toEqual([aToken('sheet', { last_used_at: minute(5) })]);
    });

    it('are removed once, and stay so over a restart', async () => {
      await tokens().create(aToken('sheet'));
      await tokens().create(aToken('backup'));
      const remove = () => tokens().remove('sheet');
      expect((await Promise.all([remove(), remove()])).toSorted()).toEqual(['absent', 'removed']);
      await bench.restart();
      expect(await tokens().list()).toEqual([aToken('backup')]);
      expect(await tokens().findByHash('the hash of sheet')).toBeNull();
    });
  });
}
