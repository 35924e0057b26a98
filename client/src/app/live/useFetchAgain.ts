import type { Change } from '@paidup/shared/change';
import { type Query, useQueryClient } from '@tanstack/vue-query';
import { showsAny } from './what-shows.ts';

/**
 * Fetches the queries again that show these records, or all queries. Calls that come meanwhile are collected and
 * fetched afterwards, so the last change always shows. A query whose first answer is on its way is fetched twice if
 * `mayBeOld`, because the server may have read that answer before the change.
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

  async function fetchOnce(isAffected: (query: Query) => boolean, mayBeOld: boolean): Promise<void> {
    const affected = queries.getQueryCache().findAll({ predicate: isAffected });
    const first = mayBeOld ? affected.filter(isFirstOnItsWay) : [];
    await invalidate(affected);
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
