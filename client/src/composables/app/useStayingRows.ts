import type { Attendance } from '@paidup/shared/fixture';
import { shallowRef, watch, type Ref } from 'vue';

/** Somebody on a list; `stays`: no longer on it, but still shown. */
export type StayingRow = { party: Attendance; stays: boolean };

/**
 * All who have been on a list since it was opened, in the places they first had. Whoever leaves stays in place
 * until it is opened again: no row moves under the finger that is about to tap it, and a slip is one tap to mend.
 */
export function useStayingRows(now: () => Attendance[]): Readonly<Ref<StayingRow[]>> {
  const rows = shallowRef<StayingRow[]>([]);
  watch(now, (parties) => (rows.value = followed(rows.value, parties)), { immediate: true });
  return rows;
}

function followed(former: readonly StayingRow[], parties: Attendance[]): StayingRow[] {
  const present = new Map(parties.map((party) => [party.player_id, party]));
  const known = new Set(former.map(({ party }) => party.player_id));
  const kept = former.map(({ party }) => {
    const found = present.get(party.player_id);
    return { party: found ?? party, stays: found === undefined };
  });
  const added = parties.filter(({ player_id: id }) => !known.has(id));
  return [...kept, ...added.map((party) => ({ party, stays: false }))];
}
