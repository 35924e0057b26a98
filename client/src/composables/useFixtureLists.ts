import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';

export const LISTS = ['in', 'waiting', 'everyone'] as const;
export type AttendanceList = (typeof LISTS)[number];

/** Which list of a fixture is on show; the address keeps it over a reload. */
export function useFixtureLists() {
  const route = useRoute();
  const router = useRouter();
  return computed<AttendanceList>({
    get: () => LISTS.find((list) => list === route.query['show']) ?? 'in',
    set: (list) => void router.replace({ query: list === 'in' ? {} : { show: list } }),
  });
}
