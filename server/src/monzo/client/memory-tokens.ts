import type { Tokens, TokenStore } from './tokens.ts';

/** Keeps a login as long as the process runs. */
export function createMemoryTokens(initial: Tokens | null = null): TokenStore {
  let tokens = initial;
  let last: Promise<unknown> = Promise.resolve();
  return {
    read: async () => tokens,
    update(step) {
      const next = last.then(async () => (tokens = await step(tokens)));
      last = next.catch(() => undefined);
      return next;
    },
  };
}
