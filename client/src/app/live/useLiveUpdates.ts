import { useEventListener } from '@vueuse/core';
import { onScopeDispose, readonly, ref } from 'vue';
import { followEvents } from '../api/events.ts';
import { noteSignal } from '../api/signal.ts';
import { useFetchAgain } from './useFetchAgain.ts';
import { useHeartbeat } from './useHeartbeat.ts';
import { announceReconnected } from './useReconnected.ts';

export type Connection = 'live' | 'lost' | 'offline' | 'caught_up';

const PATIENCE = 1_500;
const NOTICE = 4_000;
const LONG = 60_000;
/** A stream that takes so long to open is taken for lost. A phone with hardly any signal hears of no error. */
const SLOW = 5_000;

/**
 * Keeps everything on show up to date, and follows the state of the connection. `heardAt` is the last time at which the
 * page was known to be up to date. It is null until the event stream first opens.
 */
export function useLiveUpdates() {
  const fetchAgain = useFetchAgain();
  const connection = ref<Connection>('live');
  const heardAt = ref<Date | null>(null);
  let isOpen = true;
  let isMissed = false;
  let stop: (() => void) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let slow: ReturnType<typeof setTimeout> | undefined;

  async function opened(): Promise<void> {
    // The first stream is requested before any query, so answers that are on their way when it opens are no older.
    const isFirst = heardAt.value === null;
    isOpen = true;
    noteSignal(true);
    clearTimeout(slow);
    heardAt.value ??= new Date();
    clearTimeout(timer);
    await fetchAgain('all', !isFirst);
    if (!isOpen) return;
    heard();
    announceReconnected();
    if (!isMissed) return;
    isMissed = false;
    connection.value = 'caught_up';
    timer = setTimeout(() => (connection.value = 'live'), NOTICE);
  }

  function lost(): void {
    if (isOpen) {
      clearTimeout(timer);
      timer = setTimeout(showLoss, PATIENCE);
    }
    isOpen = false;
  }

  function showLoss(): void {
    isMissed = true;
    noteSignal(false);
    connection.value = navigator.onLine ? 'lost' : 'offline';
  }

  function heard(): void {
    if (isOpen && stop !== null) heardAt.value = new Date();
  }

  function follow(): void {
    stop?.();
    clearTimeout(slow);
    slow = setTimeout(lost, SLOW);
    stop = followEvents({
      opened: () => void opened(),
      lost,
      changed: (change) => void fetchAgain([change]),
      reset: () => void fetchAgain('all'),
    });
  }

  // The stream may be dead without an error, so it is opened again. The change may also concern another
  // network than the one that leads to the server.
  function watchNetwork(): void {
    if (connection.value === 'lost' || connection.value === 'offline') showLoss();
    if (document.visibilityState !== 'hidden') follow();
  }

  // A hidden page closes its stream, since browsers allow six connections to a server, and catches up when it is shown.
  useHeartbeat({
    beat: heard,
    hidden: () => {
      stop?.();
      clearTimeout(slow);
      stop = null;
    },
    back: (goneFor) => {
      isMissed ||= goneFor > LONG;
      follow();
    },
  });
  follow();
  useEventListener(window, ['online', 'offline'], watchNetwork);
  onScopeDispose(() => {
    clearTimeout(timer);
    clearTimeout(slow);
    noteSignal(true);
    stop?.();
  });
  return { connection: readonly(connection), heardAt: readonly(heardAt) };
}
