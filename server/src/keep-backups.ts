import type { Log } from './log.ts';
import type { Services } from './services/services.ts';

const EVERY_TEN_MINUTES = 600_000;

/**
 * Makes a backup a day in the folder that the environment names. It looks at once, and then every ten minutes until the
 * returned function is called, so that one that failed is tried again.
 */
export function keepBackups({ backups }: Pick<Services, 'backups'>, log: Log): () => void {
  void look();
  const looking = setInterval(() => void look(), EVERY_TEN_MINUTES);
  looking.unref();
  return () => clearInterval(looking);

  async function look(): Promise<void> {
    try {
      const made = await backups.makeDaily();
      if (made) log.info({ records: made.records, made_at: made.made_at }, 'made a backup');
    } catch (error) {
      log.error({ err: error }, 'a backup could not be made');
    }
  }
}
