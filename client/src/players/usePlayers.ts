import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';
import { getPlayer, getStatement, listPlayers, type PlayersAsked } from './api.ts';
import { createPlayer, deletePlayer, updatePlayer } from './api.ts';
import { andThen } from '../app/and-then.ts';
import { useRefresh } from '../app/useRefresh.ts';

/** The players page by page, by name; the last answer stays on show while another search is under way. */
export function usePlayers(asked: MaybeRefOrGetter<PlayersAsked>) {
  const query = useInfiniteQuery({
    queryKey: ['players', 'list', computed(() => toValue(asked))],
    queryFn: ({ pageParam, signal }) => listPlayers(toValue(asked), pageParam, signal),
    initialPageParam: startOfList(),
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  });
  const players = computed(() => query.data.value?.pages.flatMap((page) => page.items) ?? []);
  return { ...query, players };
}

/** One player; asked for once it is `wanted`. */
export function usePlayer(id: MaybeRefOrGetter<string>, wanted: MaybeRefOrGetter<boolean> = true) {
  return useQuery({
    queryKey: ['players', 'one', computed(() => toValue(id))],
    queryFn: () => getPlayer(toValue(id)),
    enabled: computed(() => toValue(wanted)),
  });
}

/** What a player was charged and credited. */
export function useStatement(id: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: ['players', 'statement', computed(() => toValue(id))],
    queryFn: () => getStatement(toValue(id)),
  });
}

/** The changes that an organiser makes to players. */
export function usePlayerChanges() {
  const refresh = useRefresh(['players', 'payments', 'fixtures', 'summary']);
  return {
    create: andThen(createPlayer, refresh),
    update: andThen(updatePlayer, refresh),
    remove: andThen(deletePlayer, refresh),
  };
}

function startOfList(): string | null {
  return null;
}
