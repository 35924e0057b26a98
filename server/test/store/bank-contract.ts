import { describe, expect, it } from 'vitest';
import { NO_CONNECTION } from '../../src/domain/bank-connection.ts';
import type { BankConnectionRecord } from '../../src/domain/records.ts';
import { recordsOf } from '../support/records-of.ts';
import type { Bench } from './bench.ts';
import { ids, minute } from './records.ts';

/** Tests the connection to the bank, of which there is one. */
export function bankContract(bench: Bench): void {
  const store = () => bench.store.bank;

  describe('the connection to the bank', () => {
    it('is none at first, and comes back as it was stored, over a restart', async () => {
      expect(await store().connection()).toBeNull();
      const connection = aConnection({
        account: { id: 'acc_1', name: 'Ashley' },
        problems: ['approval_late'],
      });
      expect(await store().replaceConnection(aConnection(), 0)).toBe('replaced');
      expect(await store().replaceConnection({ ...connection, rev: 2 }, 1)).toBe('replaced');
      await bench.restart();
      expect(await store().connection()).toEqual({ ...connection, rev: 2 });
    });

    it('is replaced by one of 20 processes at once', async () => {
      for (const rev of [0, 1]) {
        const replace = (webhook_id: string) =>
          store().replaceConnection(aConnection({ webhook_id, rev: rev + 1 }), rev);
        const outcomes = await Promise.all(ids('webhook', 20).map(replace));
        expect(outcomes.filter((outcome) => outcome === 'replaced')).toHaveLength(1);
        const stored = await store().connection();
        expect(stored?.webhook_id).toBe(ids('webhook', 20)[outcomes.indexOf('replaced')]);
      }
    });

    it('keeps the login apart, under a revision of its own', async () => {
      expect(await store().login()).toBeNull();
      expect(await store().replaceLogin({ sealed: 'v1.abc', rev: 1 }, 0)).toBe('replaced');
      expect(await store().replaceLogin({ sealed: 'v1.other', rev: 1 }, 0)).toBe('stale');
      expect(await store().replaceLogin({ sealed: null, rev: 2 }, 1)).toBe('replaced');
      expect(await store().login()).toEqual({ sealed: null, rev: 2 });
      expect(await store().connection()).toBeNull();
    });

    it('knows when the last event came', async () => {
      expect(await store().lastEventAt()).toBeNull();
      for (const count of [1, 2]) await store().noteEvent(minute(count));
      await bench.restart();
      expect(await store().lastEventAt()).toBe(minute(2));
    });

    it('is in no backup', async () => {
      await store().replaceConnection(aConnection(), 0);
      await store().replaceLogin({ sealed: 'v1.abc', rev: 1 }, 0);
      expect(await recordsOf(bench.store.records())).toEqual([]);
    });
  });

  describe('leases', () => {
    it('go to one of 20 at once, and to another after the first ends it', async () => {
      const take = (holder: string) => bench.store.leases.take('refresh', holder, 60_000);
      const outcomes = await Promise.all(ids('holder', 20).map(take));
      expect(outcomes.filter((isTaken) => isTaken)).toHaveLength(1);
      const holder = ids('holder', 20)[outcomes.indexOf(true)] ?? '';
      await bench.store.leases.release('refresh', 'somebody else');
      expect(await take('late')).toBe(false);
      expect(await take(holder)).toBe(true);
      await bench.store.leases.release('refresh', holder);
      expect(await take('late')).toBe(true);
    });

    it('expire, and have nothing to do with those of another name', async () => {
      const { leases } = bench.store;
      expect(await leases.take('refresh', 'first', 1)).toBe(true);
      expect(await leases.take('catch-up', 'second', 60_000)).toBe(true);
      await expect.poll(() => leases.take('refresh', 'second', 60_000)).toBe(true);
      expect(await leases.take('refresh', 'first', 60_000)).toBe(false);
    });
  });
}

/** A connection that is none yet, with these changes. */
export const aConnection = (changes: Partial<BankConnectionRecord> = {}): BankConnectionRecord => ({
  ...NO_CONNECTION,
  rev: 1,
  ...changes,
});
