import type { Log } from './log.ts';
import type { Services } from './services/services.ts';
import { isUnavailable } from './store/store.ts';
import { waitOut } from './store/wait-out.ts';

const EVERY_MINUTE = 60_000;

/**
 * Credits the payments that a stop or a failing store kept a new bank name from crediting, and forgets the reminders of
 * debts that were paid just before one. It looks at once, and then every minute until the returned function is called.
 * The first look waits up to `patience` milliseconds for a store that is unavailable, and leaves it to the next minutes
 * after that. Rejects if it fails otherwise.
 */
export async function watchStragglers(
  { matching, reminders }: Pick<Services, 'matching' | 'reminders'>,
  log: Log,
  patience = 30_000,
): Promise<() => void> {
  await waitOut(look, { passes: isUnavailable, timeout: patience }).catch((error: unknown) => {
    if (!isUnavailable(error)) throw error;
    tellFailure(error);
  });
  const looking = setInterval(() => void look().catch(tellFailure), EVERY_MINUTE);
  looking.unref();
  return () => clearInterval(looking);

  async function look(): Promise<void> {
    const credited = await matching.creditStragglers();
    if (credited > 0) log.warn({ credited }, 'credited what an earlier failure had left');
    await reminders.settleStragglers();
  }

  function tellFailure(error: unknown): void {
    if (isUnavailable(error))
      log.warn('the store is unavailable: stragglers are looked for again in a minute');
    else log.warn({ err: error }, 'looked for stragglers in vain');
  }
}
