import { useQueryClient } from '@tanstack/vue-query';

/** Fetches lists again. What is asked for meanwhile is fetched once more afterwards, so the last change always shows. */
export function useFetchAgain(): (lists: string[]) => Promise<void> {
  const queries = useQueryClient();
  const asked = new Set<string>();
  let fetching: Promise<void> | null = null;

  async function fetchAll(): Promise<void> {
    while (asked.size > 0) {
      const now = [...asked];
      asked.clear();
      await Promise.allSettled(now.map((list) => queries.invalidateQueries({ queryKey: [list] })));
    }
    fetching = null;
  }

  return (lists) => {
    for (const list of lists) asked.add(list);
    return (fetching ??= fetchAll());
  };
}
