import type { Change } from '@paidup/shared/change';
import { useQueryClient } from '@tanstack/vue-query';
import { createSharedComposable, useEventListener } from '@vueuse/core';
import { computed, shallowRef } from 'vue';
import { getSession } from '../access/api.ts';
import { useSession } from '../access/useSession.ts';
import { toApiError } from '../app/api/api-error.ts';
import { hasSignal } from '../app/api/signal.ts';
import { inOneTab } from '../app/in-one-tab.ts';
import { showsAny } from '../app/live/what-shows.ts';
import { ANY_PAYMENT } from '../app/live/useRefreshing.ts';
import { whoIs } from '../app/offline/who-is.ts';
import { joinFixture, leaveFixture } from '../fixtures/api.ts';
import { enterCash } from '../payments/api.ts';
import { createQueue, type Flushed } from './queue.ts';
import { playerOf, type Command, type Queued } from './queued.ts';

const PATIENCE = 3_000;

/** The commands that wait for a signal. All parts of the page share them. */
export const useQueue = createSharedComposable(() => {
  const queries = useQueryClient();
  const { session } = useSession();
  const who = computed(() => whoIs(session.value));
  const all = shallowRef<Queued[]>([]);
  const isOn = canStore();
  const queue = createQueue({
    storage: localStorage,
    inOneTab,
    askWho: async () => whoIs(await getSession()),
    send: async ({ id, command }) => {
      await sendCommand(id, command);
      await shownAnew(command);
    },
    changed: refresh,
  });
  if (isOn) refresh();
  useEventListener(window, 'storage', refresh);

  function refresh(): void {
    all.value = queue.list();
  }

  const own = computed(() => all.value.filter((queued) => queued.who === who.value));
  const waiting = computed(() => own.value.filter(({ refused }) => refused === null));

  /** Makes a change at once if there is a signal and nothing waits before it. Otherwise `wait` puts it into the queue. */
  async function sendOrWait<Answer>(
    send: () => Promise<Answer>,
    wait: (isTried: boolean) => Answer,
  ): Promise<Answer> {
    if (!isOn || who.value === null) return send();
    if (!hasSignal() || waiting.value.length > 0) return wait(false);
    try {
      return await send();
    } catch (thrown) {
      if (toApiError(thrown).code !== 'offline') throw thrown;
      return wait(true);
    }
  }

  /** Puts a command into the queue. See `createQueue`. */
  function add(command: Command, adding: Parameters<typeof queue.add>[2]): () => boolean {
    const undo = queue.add(who.value ?? '', command, adding);
    if (hasSignal()) void flush();
    return undo;
  }

  /** Sends what waits. If somebody has to log in first, it fetches the session, so that the log-in page appears. */
  async function flush(): Promise<Flushed> {
    if (who.value === null || waiting.value.length === 0) return 'done';
    const flushed = await queue.flush(who.value);
    if (flushed === 'not_logged_in') await queries.invalidateQueries({ queryKey: ['session'] });
    return flushed;
  }

  /** Waits until the pages show what was sent, so that nobody takes the same money again meanwhile. */
  async function shownAnew(command: Command): Promise<void> {
    const change: Change =
      command.kind === 'cash' ? ANY_PAYMENT : { entity: 'fixture', id: command.fixture_id };
    const fetched = queries.invalidateQueries({ predicate: (query) => showsAny(query, [change]) });
    await Promise.race([fetched, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  }

  return {
    /** The commands of this log-in, refused ones included, and those of them that wait. */
    own,
    waiting,
    /** The number of commands of all log-ins, also while nobody is logged in. */
    keptCount: computed(() => all.value.length),
    ofPlayer: (id: string) => own.value.filter(({ command }) => playerOf(command) === id),
    /** The cash of a player that waits for a signal or was refused. */
    cashOf: (id: string) =>
      own.value.filter(({ command }) => command.kind === 'cash' && playerOf(command) === id),
    sendOrWait,
    add,
    flush,
    retry: queue.retry,
    drop: queue.drop,
    dropOwn: () => who.value !== null && queue.dropAll(who.value),
  };
});

async function sendCommand(key: string, command: Command): Promise<void> {
  if (command.kind === 'cash') await enterCash(command.payment, key);
  else if (command.kind === 'in') await joinFixture(command.fixture_id, command.player_id, command.guests);
  else await leaveFixture(command.fixture_id, command.player_id).catch(isOutAlready);
}

/** Accepts that a player to be taken off is not at the game any more. */
function isOutAlready(thrown: unknown): void {
  if (toApiError(thrown).status !== 404) throw thrown;
}

/** A browser that blocks its storage has no queue. */
function canStore(): boolean {
  try {
    return localStorage.length >= 0;
  } catch {
    return false;
  }
}
