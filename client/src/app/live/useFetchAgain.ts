import type { Change } from '@paidup/shared/change';
import { type Query, useQueryClient } from '@tanstack/vue-query';
import { showsAny } from './what-shows.ts';

/**
 * Fetches again what shows these records, or everything. What is asked for meanwhile is fetched once more afterwards,
 * so the last change always shows. `mayBeOld`: a first answer that is on its way may have been read before the change,
 * so it is asked for once more.
 */
export function useFetchAgain(): (changes: Change[] | 'all', mayBeOld?: boolean) => Promise<void> {
  const queries = useQueryClient();
  let waiting: { changes: Change[]; all: boolean; mayBeOld: boolean } | null = null;
  let fetching: Promise<void> | null = null;

  async function fetchAll(): Promise<void> {
    while (waiting) {
      const { changes, all, mayBeOld } = waiting;
      waiting = null;
      await fetchOnce((query) => all || showsAny(query, changes), mayBeOld);
    }
    fetching = null;
  }

  async function fetchOnce(isConcerned: (query: Query) => boolean, mayBeOld: boolean): Promise<void> {
    const concerned = queries.getQueryCache().findAll({ predicate: isConcerned });
    const first = mayBeOld ? concerned.filter(isFirstOnItsWay) : [];
    await invalidate(concerned);
    if (first.length > 0) await invalidate(first);
  }

  async function invalidate(these: Query[]): Promise<void> {
    await queries.invalidateQueries({ predicate: (query) => these.includes(query) });
  }

  return (changes, mayBeOld = true) => {
    waiting = {
      changes: [...(waiting?.changes ?? []), ...(changes === 'all' ? [] : changes)],
      all: changes === 'all' || waiting?.all === true,
      mayBeOld: mayBeOld || waiting?.mayBeOld === true,
    };
    return (fetching ??= fetchAll());
  };
}

const isFirstOnItsWay = ({ state }: Query): boolean =>
  state.data === undefined && state.fetchStatus !== 'idle';
