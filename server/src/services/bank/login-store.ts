import { createTokenSeal, MonzoError, type Tokens, type TokenStore } from '../../monzo/client/index.ts';
import { createAlone } from '../alone.ts';
import type { ServiceDependencies } from '../dependencies.ts';

/**
 * Keeps the login at the bank in the store, sealed with the secret key. One process at a time changes it. What cannot be
 * opened, since the key is another one, is no login.
 */
export function createLoginStore(
  { store, newId }: Pick<ServiceDependencies, 'store' | 'newId'>,
  secretKey: Uint8Array,
): TokenStore {
  const seal = createTokenSeal(secretKey, 'bank_login');
  const { alone } = createAlone({ store, newId });

  return {
    read: async () => open((await store.bank.login())?.sealed ?? null),

    update: (step) =>
      alone('bank login', async () => {
        const stored = await store.bank.login();
        const rev = stored?.rev ?? 0;
        const current = open(stored?.sealed ?? null);
        const next = await step(current);
        if (next === current) return current;
        const login = { sealed: next && seal.seal(next), rev: rev + 1 };
        if ((await store.bank.replaceLogin(login, rev)) === 'replaced') return next;
        // This process was held up for longer than its lease, and another one has gone on.
        return open((await store.bank.login())?.sealed ?? null);
      }),
  };

  function open(sealed: string | null): Tokens | null {
    try {
      return sealed === null ? null : seal.open(sealed);
    } catch (error) {
      if (error instanceof MonzoError) return null;
      throw error;
    }
  }
}
