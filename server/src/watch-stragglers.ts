import type { Log } from './log.ts';
import type { Services } from './services/services.ts';

const EVERY_MINUTE = 60_000;

/**
 * Credits what a stop, or a store that failed half way, left between a name and its payments: at once, and then every
 * minute until the returned function is called. Rejects when the first look fails; a later one is tried again.
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
