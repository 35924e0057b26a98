import type { Account } from './accounts.ts';
import type { CallOptions } from './call.ts';
import { type Clock, systemClock } from './clock.ts';
import { MonzoError } from './monzo-error.ts';

type Waiting = CallOptions & { every?: number; timeout?: number; clock?: Clock };

/**
 * Waits until the owner has approved the login in the Monzo app, and returns their accounts. The bank does not tell when
 * that happens, so it is asked every 5 s, for 5 minutes by default. Rejects with `approval_pending` after that, and does
 * not mind trouble that passes.
 */
export async function awaitApproval(
  { accounts }: { accounts: { list: (options?: CallOptions) => Promise<Account[]> } },
  { every = 5_000, timeout = 300_000, clock = systemClock, ...options }: Waiting = {},
): Promise<Account[]> {
  const deadline = clock.now() + timeout;
  for (;;) {
    try {
      return await accounts.list(options);
    } catch (error) {
      const passes = error instanceof MonzoError && (error.kind === 'approval_pending' || error.isRetryable);
      if (!passes || clock.now() + every > deadline) throw error;
    }
    await clock.sleep(every, options.signal);
  }
}
