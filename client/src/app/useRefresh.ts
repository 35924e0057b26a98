import { useQueryClient } from '@tanstack/vue-query';

/** A function that fetches these lists again without being waited for. */
export function useRefresh(lists: string[]): () => void {
  const queries = useQueryClient();
  return () => {
    for (const list of lists) void queries.invalidateQueries({ queryKey: [list] });
  };
}
