import { type Query, useQueryClient } from '@tanstack/vue-query';

/**
 * Fetches lists again. What is asked for meanwhile is fetched once more afterwards, so the last change always shows.
 * `mayBeOld`: a first answer that is on its way may have been read before the change, so it is asked for once more.
 */
export function useFetchAgain(): (lists: string[], mayBeOld?: boolean) => Promise<void> {
  const queries = useQueryClient();
  const asked = new Map<string, boolean>();
  let fetching: Promise<void> | null = null;

  async function fetchAll(): Promise<void> {
    while (asked.size > 0) {
      const now = [...asked];
      asked.clear();
      await Promise.allSettled(now.map(([list, mayBeOld]) => fetchList(list, mayBeOld)));
    }
    fetching = null;
  }

  async function fetchList(list: string, mayBeOld: boolean): Promise<void> {
    const onTheirWay = queries.getQueryCache().findAll({ queryKey: [list], predicate: isFirstOnItsWay });
    const first = mayBeOld ? onTheirWay : [];
    await queries.invalidateQueries({ queryKey: [list] });
    if (first.length > 0)
      await queries.invalidateQueries({ queryKey: [list], predicate: (query) => first.includes(query) });
  }

  return (lists, mayBeOld = true) => {
    for (const list of lists) asked.set(list, mayBeOld || asked.get(list) === true);
    return (fetching ??= fetchAll());
  };
}

const isFirstOnItsWay = ({ state }: Query): boolean =>
  state.data === undefined && state.fetchStatus !== 'idle';
