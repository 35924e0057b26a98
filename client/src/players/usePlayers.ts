import type { Change } from '@paidup/shared/change';
import type { Player, PlayerChanged } from '@paidup/shared/player';
import { keepPreviousData, useInfiniteQuery, useQuery, useQueries } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';
import {
  getPlayer,
  getStatement,
  listPlayers,
  type PlayersParams,
  createPlayer,
  deletePlayer,
  erasePersonalData,
  updatePlayer,
} from './api.ts';
import { ANY_PAYMENT, useRefreshing } from '../app/live/useRefreshing.ts';
import { useSaving } from '../app/useSaving.ts';
import { formatKickOff } from '../app/time/format-time.ts';
import { useSummary } from '../summary/useSummary.ts';
import { playerFormTexts } from './texts.ts';

/** The players by name, page by page. The last answer stays while another search is under way. */
export function usePlayers(params: MaybeRefOrGetter<PlayersParams>) {
  const query = useInfiniteQuery({
    queryKey: ['players', 'list', computed(() => toValue(params))],
    queryFn: ({ pageParam, signal }) => listPlayers(toValue(params), pageParam, signal),
    initialPageParam: startOfList(),
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  });
  const players = computed(() => query.data.value?.pages.flatMap((page) => page.items) ?? []);
  return { ...query, players };
}

/** One player. It is not fetched before it is `wanted`. */
export function usePlayer(id: MaybeRefOrGetter<string>, wanted: MaybeRefOrGetter<boolean> = true) {
  return useQuery({
    queryKey: ['players', 'one', computed(() => toValue(id))],
    queryFn: () => getPlayer(toValue(id)),
    enabled: computed(() => toValue(wanted)),
  });
}

/** A player's statement. */
export function useStatement(id: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: ['players', 'statement', computed(() => toValue(id))],
    queryFn: () => getStatement(toValue(id)),
  });
}

/** The mutations of players. */
export function usePlayerChanges() {
  const refreshing = useRefreshing();
  return {
    create: refreshing(createPlayer, changed),
    update: refreshing(updatePlayer, changed),
    erase: refreshing(erasePersonalData, (_nothing, id): Change[] => [{ entity: 'player', id }, ANY_PAYMENT]),
    remove: refreshing(deletePlayer, (_nothing, id): Change[] => [{ entity: 'player', id }]),
  };
}

/** The present names of these players, by id, as far as they are loaded. */
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

/** Archives a player or brings them back. The toast offers to undo it. */
export function useArchiving() {
  const { update } = usePlayerChanges();
  const summary = useSummary();

  const { refusal, submit } = useSaving(
    ({ id, archived }: Player) => put(id, !archived),
    ({ id, name, archived }) => ({
      text: archived ? archivedWords(id, name) : playerFormTexts.restored(name),
      undo: () => put(id, !archived),
    }),
  );

  // Nobody is taken off a game by it, so it says which one is next.
  function archivedWords(id: string, name: string): string {
    const text = playerFormTexts.archived(name);
    const next = summary.data.value?.next_fixture;
    if (!next?.players.some(({ player_id: playerId }) => playerId === id)) return text;
    return playerFormTexts.stillDownFor(text, formatKickOff(next.date, next.time));
  }

  // It goes onto the latest revision, because it touches nothing that others may have changed.
  async function put(id: string, archived: boolean): Promise<Player> {
    const { rev } = await getPlayer(id);
    return update(id, rev, { archived });
  }

  return { refusal, toggle: submit };
}

/** The player changed, and so did the payments that waited for one of their names. */
function changed({ id, matched_payments: credited }: PlayerChanged): Change[] {
  const player: Change = { entity: 'player', id };
  return credited > 0 ? [player, ANY_PAYMENT] : [player];
}

function startOfList(): string | null {
  return null;
}
