import { describe, expect, it } from 'vitest';
import type { Bench } from './bench.ts';
import { aSession } from './access-records.ts';
import { minute } from './records.ts';

/** Tests the sessions, each of which belongs to one account. */
export function sessionsContract(bench: Bench): void {
  const sessions = () => bench.store.sessions;
  const create = async (...all: ReturnType<typeof aSession>[]) => {
    for (const session of all) await sessions().create(session);
  };
  const idsOf = async (account: string) => (await sessions().list(account)).map(({ id }) => id);

  describe('sessions', () => {
    it('come back as they were created', async () => {
      expect(await sessions().findByHash('the hash of phone')).toBeNull();
      const phone = aSession('phone', { device: '', last_seen_at: minute(4) });
      await create(phone);
      expect(await sessions().findByHash('the hash of phone')).toEqual(phone);
      expect(await sessions().get('phone')).toEqual(phone);
      expect(await sessions().list('organiser')).toEqual([phone]);
      expect(await sessions().findByHash('the hash of')).toBeNull();
      expect(await sessions().get('the hash of phone')).toBeNull();
    });

    it('are listed by account, whoever was seen last first', async () => {
      await create(
        aSession('c', { last_seen_at: minute(1) }),
        aSession('b', { last_seen_at: minute(2) }),
        aSession('a', { last_seen_at: minute(1) }),
        aSession('other', { account_id: 'sam' }),
      );
      expect(await idsOf('organiser')).toEqual(['b', 'a', 'c']);
      await sessions().touch('c', minute(3));
      expect(await idsOf('organiser')).toEqual(['c', 'b', 'a']);
      expect(await sessions().get('c')).toEqual(aSession('c', { last_seen_at: minute(3) }));
    });

    it('end by id and account, once', async () => {
      await create(aSession('phone'), aSession('laptop'));
      expect(await sessions().remove('phone', 'sam')).toBe('absent');
      const remove = () => sessions().remove('phone', 'organiser');
      expect((await Promise.all([remove(), remove()])).toSorted()).toEqual(['absent', 'removed']);
      await sessions().touch('phone', minute(9));
      expect(await sessions().findByHash('the hash of phone')).toBeNull();
      expect(await idsOf('organiser')).toEqual(['laptop']);
    });

    it('end by account, all or all but one', async () => {
      await create(aSession('a'), aSession('b'), aSession('c'), aSession('other', { account_id: 'sam' }));
      expect((await sessions().removeAll('organiser', 'b')).toSorted()).toEqual(['a', 'c']);
      expect(await idsOf('organiser')).toEqual(['b']);
      expect(await sessions().removeAll('organiser', null)).toEqual(['b']);
      expect(await sessions().removeAll('organiser', null)).toEqual([]);
      expect(await idsOf('sam')).toEqual(['other']);
    });

    it('are forgotten when they are too old', async () => {
      await create(
        aSession('idle', { created_at: minute(5), last_seen_at: minute(6) }),
        aSession('old', { created_at: minute(4), last_seen_at: minute(9) }),
        aSession('good', { created_at: minute(5), last_seen_at: minute(7) }),
      );
      await sessions().removeOld({ seen: minute(7), created: minute(5) });
      expect(await idsOf('organiser')).toEqual(['good']);
    });

    it('survive a restart, and those that ended don’t', async () => {
      await create(aSession('phone'), aSession('laptop'));
      await sessions().remove('phone', 'organiser');
      await bench.restart();
      expect(await sessions().findByHash('the hash of phone')).toBeNull();
      expect(await sessions().findByHash('the hash of laptop')).toEqual(aSession('laptop'));
    });
  });
}
