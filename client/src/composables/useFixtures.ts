import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/vue-query';
import type { CancelFixture, UpdateFixture } from '@paidup/shared/fixture';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';
import {
  cancelFixture,
  createFixture,
  deleteFixture,
  getFixture,
  joinFixture,
  leaveFixture,
  listFixtures,
  restoreFixture,
  updateFixture,
  type FixturesAsked,
} from '../api/fixtures.ts';
import { useRefresh } from './useRefresh.ts';

/** The fixtures page by page, by kick-off. */
export function useFixtures(asked: MaybeRefOrGetter<FixturesAsked>) {
  const query = useInfiniteQuery({
    queryKey: ['fixtures', 'list', computed(() => toValue(asked))],
    queryFn: ({ pageParam }) => listFixtures(toValue(asked), pageParam),
    initialPageParam: startOfList(),
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  });
  const fixtures = computed(() => query.data.value?.pages.flatMap((page) => page.items) ?? []);
  return { ...query, fixtures };
}

/** One fixture. */
export function useFixture(id: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: ['fixtures', 'one', computed(() => toValue(id))],
    queryFn: () => getFixture(toValue(id)),
  });
}

/** The changes that an organiser makes to fixtures and to who is in. */
export function useFixtureChanges() {
  const refresh = useRefresh(['fixtures', 'players', 'summary']);
  const create = useMutation({
    mutationFn: (making: { fixture: Parameters<typeof createFixture>[0]; key: string }) =>
      createFixture(making.fixture, making.key),
    onSuccess: refresh,
  });
  const update = useMutation({
    mutationFn: (change: Revision & { changes: UpdateFixture }) =>
      updateFixture(change.id, change.rev, change.changes),
    onSuccess: refresh,
  });
  const remove = useMutation({
    mutationFn: (fixture: Revision) => deleteFixture(fixture.id, fixture.rev),
    onSuccess: refresh,
  });
  const join = useMutation({
    mutationFn: (party: Party & { guests: number }) => joinFixture(party.id, party.playerId, party.guests),
    onSuccess: refresh,
  });
  const leave = useMutation({
    mutationFn: (party: Party) => leaveFixture(party.id, party.playerId),
    onSuccess: refresh,
  });
  const cancel = useMutation({
    mutationFn: (change: Revision & { cancellation: CancelFixture }) =>
      cancelFixture(change.id, change.rev, change.cancellation),
    onSuccess: refresh,
  });
  const restore = useMutation({
    mutationFn: (fixture: Revision) => restoreFixture(fixture.id, fixture.rev),
    onSuccess: refresh,
  });
  return { create, update, remove, join, leave, cancel, restore };
}

type Revision = { id: string; rev: number };
type Party = { id: string; playerId: string };

function startOfList(): string | null {
  return null;
}
