import type { Change } from '@paidup/shared/change';
import { useQueryClient } from '@tanstack/vue-query';
import { onScopeDispose, ref, type Ref } from 'vue';
import { followEvents } from '../api/events.ts';

export type Connection = 'live' | 'lost' | 'caught_up';

// Which lists a change of one record may have changed: sums and names travel.
const TOUCHED: Record<Change['entity'], string[]> = {
  player: ['players', 'payments', 'fixtures', 'summary'],
  payment: ['payments', 'players', 'fixtures', 'summary'],
  fixture: ['fixtures', 'players', 'summary'],
  settings: ['settings'],
};
const EVERYTHING = ['players', 'payments', 'fixtures', 'summary', 'settings'];
const PATIENCE = 1_500;
const NOTICE = 4_000;

/** Keeps everything on show as the server has it, and says when the line to it is down. */
export function useLiveUpdates(): Ref<Connection> {
  const queries = useQueryClient();
  const connection = ref<Connection>('live');
  const rung = new Set<string>();
  let fetching = false;
  let isOpen = true;
  let stop: (() => void) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Fetches what was rung for; what rings meanwhile is fetched again afterwards, so the last change always shows. */
  async function refresh(lists: string[]): Promise<void> {
    for (const list of lists) rung.add(list);
    if (fetching) return;
    fetching = true;
    while (rung.size > 0) {
      const now = [...rung];
      rung.clear();
      await Promise.allSettled(now.map((list) => queries.invalidateQueries({ queryKey: [list] })));
    }
    fetching = false;
  }

  function say(next: Connection, after: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => (connection.value = next), after);
  }

  function opened(): void {
    isOpen = true;
    clearTimeout(timer);
    if (connection.value === 'lost') connection.value = 'caught_up';
    if (connection.value === 'caught_up') say('live', NOTICE);
    void refresh(EVERYTHING);
  }

  function lost(): void {
    if (isOpen) say('lost', PATIENCE);
    isOpen = false;
  }

  function follow(): void {
    stop = followEvents({
      opened,
      lost,
      changed: (entity) => void refresh(TOUCHED[entity]),
      reset: () => void refresh(EVERYTHING),
    });
  }

  // A hidden page holds no line: browsers allow only six to one server. It catches up when it is looked at.
  function watchSight(): void {
    if (document.visibilityState === 'hidden') {
      stop?.();
      stop = null;
    } else if (stop === null) follow();
  }

  follow();
  document.addEventListener('visibilitychange', watchSight);
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', watchSight);
    clearTimeout(timer);
    stop?.();
  });
  return connection;
}
