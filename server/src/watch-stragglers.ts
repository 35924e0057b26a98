import type { Log } from './log.ts';
import type { Services } from './services/services.ts';

const EVERY_MINUTE = 60_000;

/**
 * Credits the payments that a stop or a failing store kept a new bank name from crediting. It looks at once, and then
 * every minute until the returned function is called. Rejects if the first look fails. A later one is tried again.
 */
export async function watchStragglers(
  { matching }: Pick<Services, 'matching'>,
  log: Log,
): Promise<() => void> {
  await look();
  const looking = setInterval(() => {
    look().catch((error: unknown) => log.warn({ err: error }, 'looked for stragglers in vain'));
  }, EVERY_MINUTE);
  looking.unref();
  return () => clearInterval(looking);

  async function look(): Promise<void> {
    const credited = await matching.creditStragglers();
    if (credited > 0) log.warn({ credited }, 'credited what an earlier failure had left');
  }
}
