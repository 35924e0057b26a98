import { type Query, useQueryClient } from '@tanstack/vue-query';

/** Fetches lists again. What is asked for meanwhile is fetched once more afterwards, so the last change always shows. */
export function useFetchAgain(): (lists: string[]) => Promise<void> {
  const queries = useQueryClient();
  const asked = new Set<string>();
  let fetching: Promise<void> | null = null;

  async function fetchAll(): Promise<void> {
    while (asked.size > 0) {
      const now = [...asked];
      asked.clear();
      await Promise.allSettled(now.map(fetchList));
    }
    fetching = null;
  }

  /** A first answer on its way may have been read before the change: it is waited for, and asked for once more. */
  async function fetchList(list: string): Promise<void> {
    const first = queries.getQueryCache().findAll({ queryKey: [list], predicate: isFirstOnItsWay });
    await queries.invalidateQueries({ queryKey: [list] });
    if (first.length > 0)
      await queries.invalidateQueries({ queryKey: [list], predicate: (query) => first.includes(query) });
  }

  return (lists) => {
    for (const list of lists) asked.add(list);
    return (fetching ??= fetchAll());
  };
}

const isFirstOnItsWay = ({ state }: Query): boolean =>
  state.data === undefined && state.fetchStatus !== 'idle';
