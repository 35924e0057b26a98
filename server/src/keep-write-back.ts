import type { Log } from './log.ts';
import type { Services } from './services/services.ts';
import type { Store } from './store/store.ts';

/** In milliseconds. Many changes at once need one look. */
const [SOON, EVERY_MINUTE] = [1_000, 60_000];

/**
 * Writes back to the bank what there is, at once, soon after each change that may bring something, and every minute, until
 * `closing` aborts.
 */
export function keepWriteBack(
  { writeBack }: Pick<Services, 'writeBack'>,
  store: Pick<Store, 'watch'>,
  log: Log,
  closing: AbortSignal,
): void {
  let next: NodeJS.Timeout | undefined;
  let isWanted = false;

  const stopWatching = store.watch((change) => {
    if (change === 'reset' || ENTITIES.has(change.entity)) look();
  });
  const looking = setInterval(look, EVERY_MINUTE).unref();
  closing.addEventListener('abort', () => {
    stopWatching();
    clearInterval(looking);
    clearTimeout(next);
  });
  look();

  function look(): void {
    isWanted = true;
    next ??= setTimeout(() => void run(), SOON).unref();
  }

  async function run(): Promise<void> {
    isWanted = false;
    try {
      for (const { kind, state, failure } of await writeBack.run())
        if (state === 'failed') log.warn({ kind, failure }, 'the bank refused what was written back');
    } catch (error) {
      if (!closing.aborted) log.warn({ err: error }, 'could not write back to the bank');
    }
    next = undefined;
    if (isWanted && !closing.aborted) look();
  }
}

const ENTITIES = new Set(['payment', 'fixture', 'bank']);
