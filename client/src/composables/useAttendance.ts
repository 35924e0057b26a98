import type { Fixture } from '@paidup/shared/fixture';
import { useQueryClient } from '@tanstack/vue-query';
import { ref, shallowRef } from 'vue';
import { outcomeOf, promotedBy, type Somebody } from '../texts/attendance-words.ts';
import { attendanceTexts } from '../texts/fixture-page.ts';
import { failureText } from './failure-text.ts';
import { useFixtureChanges } from './useFixtures.ts';
import { useNotice } from './useNotice.ts';

type Party = { player_id: string; name: string; guests: number };

/** Who plays, changed by a tap: each change is told with whom it gave a place, and can be undone. */
export function useAttendance(fixture: () => Fixture) {
  const queries = useQueryClient();
  const notify = useNotice();
  const { join, leave } = useFixtureChanges();
  const saving = ref<ReadonlySet<string>>(new Set());
  const refusal = shallowRef<{ playerId: string; detail: string } | null>(null);

  /** Puts somebody in, or on the waiting list when all places are taken; answers whether it was done. */
  function putIn(player: Somebody, guests = 0, begin = ''): Promise<boolean> {
    return change(player, async (before) => {
      const outcome = await joined(before, player, guests);
      notify(begin + outcome, () => left(before, player));
    });
  }

  function takeOut({ player_id: id, name, guests }: Party): Promise<boolean> {
    const player = { id, name };
    return change(player, async (before) => {
      const outcome = await left(before, player);
      notify(outcome, () => joined(before, player, guests));
    });
  }

  /** The count shows that it was done: only whom it gave a place is told. */
  function bringGuests({ player_id: id, name }: Party, guests: number): Promise<boolean> {
    const player = { id, name };
    return change(player, async (before) => {
      const after = keep(await join.mutateAsync({ id: before.id, playerId: id, guests }));
      const promoted = promotedBy(before, after, player);
      if (promoted.length > 0) notify(promoted.join('. '));
    });
  }

  async function joined(before: Fixture, player: Somebody, guests: number): Promise<string> {
    const after = await join.mutateAsync({ id: before.id, playerId: player.id, guests });
    return outcomeOf(before, keep(after), player);
  }

  async function left(before: Fixture, player: Somebody): Promise<string> {
    const after = await leave.mutateAsync({ id: before.id, playerId: player.id });
    return outcomeOf(before, keep(after), player);
  }

  async function change(player: Somebody, make: (before: Fixture) => Promise<void>): Promise<boolean> {
    if (saving.value.has(player.id)) return false;
    refusal.value = null;
    if (fixture().status === 'cancelled') return refuse(player, attendanceTexts.cancelledWhy);
    saving.value = new Set([...saving.value, player.id]);
    try {
      await make(fixture());
      return true;
    } catch (thrown) {
      return refuse(player, failureText(thrown));
    } finally {
      saving.value = new Set([...saving.value].filter((id) => id !== player.id));
    }
  }

  function refuse({ id }: Somebody, detail: string): false {
    refusal.value = { playerId: id, detail };
    return false;
  }

  // What the server answered shows at once; the fetch that follows brings what others changed.
  function keep(after: Fixture): Fixture {
    queries.setQueryData<Fixture>(['fixtures', 'one', after.id], (known) =>
      known && known.rev <= after.rev ? { ...known, ...after } : known,
    );
    return after;
  }

  const isSaving = (playerId: string) => saving.value.has(playerId);
  const refusedFor = (playerId: string) =>
    refusal.value?.playerId === playerId ? refusal.value.detail : undefined;

  return { putIn, takeOut, bringGuests, isSaving, refusedFor };
}
