import { useQueries } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';
import { getPlayer } from '../players/api.ts';

/** What these players are called now, by id, as far as the server has said. */
export function useNamesById(ids: MaybeRefOrGetter<string[]>) {
  const players = useQueries({
    queries: computed(() =>
      toValue(ids).map((id) => ({ queryKey: ['players', 'one', id], queryFn: () => getPlayer(id) })),
    ),
  });
  return computed(
    () => new Map(players.value.flatMap(({ data }) => (data ? [[data.id, data.name] as const] : []))),
  );
}
