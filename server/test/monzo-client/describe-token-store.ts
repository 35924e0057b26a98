import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Tokens, TokenStore } from '../../src/monzo/client/index.ts';
import { errorOf, LOGIN } from '../support/bank-stub.ts';

/** What every store of a login promises. `open` returns so many stores of one login, in which there is none yet. */
export function describeTokenStore(
  name: string,
  open: (count: number) => Promise<TokenStore[]> | TokenStore[],
) {
  const openOne = async () => (await open(1))[0] as TokenStore;

  describe(`${name} as a store of a login`, () => {
    test('it has none at first, keeps one, and forgets it', async () => {
      const [one, other] = (await open(2)) as [TokenStore, TokenStore];
      expect(await one.read()).toBeNull();
      expect(await one.update(async (current) => (current === null ? LOGIN : null))).toEqual(LOGIN);
      expect(await other.read()).toEqual(LOGIN);
      expect(await other.update(async () => null)).toBeNull();
      expect(await one.read()).toBeNull();
    });

    test('it gives each step what the one before has kept', async () => {
      const [one, other] = (await open(2)) as [TokenStore, TokenStore];
      const dead: Tokens = { ...LOGIN, refresh_token: null, expires_at: 0 };
      await one.update(async () => dead);
      expect(await other.update(async (current) => current)).toEqual(dead);
      expect(await one.read()).toEqual(dead);
    });

    test('it changes nothing when a step rejects, and goes on', async () => {
      const store = await openOne();
      await store.update(async () => LOGIN);
      const broken = store.update(async () => {
        throw new Error('the bank is down');
      });
      expect(await errorOf(broken)).toMatchObject({ message: 'the bank is down' });
      expect(await store.read()).toEqual(LOGIN);
      expect(await store.update(async () => null)).toBeNull();
    });

    test('it runs one step at a time, whoever wants to', async () => {
      const stores = await open(8);
      let inside = 0;
      const counted = async (current: Tokens | null) => {
        expect(++inside).toBe(1);
        await pause(2);
        inside--;
        return { ...LOGIN, expires_at: (current?.expires_at ?? 0) + 1 };
      };
      const kept = await Promise.all(stores.map((store) => store.update(counted)));
      expect(kept.map((login) => login?.expires_at).toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      expect(await stores[0]?.read()).toMatchObject({ expires_at: 8 });
    });

    test('it can be read while a step waits for the bank', async () => {
      const store = await openOne();
      await store.update(async () => LOGIN);
      const answer = Promise.withResolvers<undefined>();
      const waiting = store.update(async () => {
        await answer.promise;
        return null;
      });
      expect(await store.read()).toEqual(LOGIN);
      answer.resolve(undefined);
      await waiting;
    });
  });
}
