import { computed } from 'vue';
import { useLatestPayments } from './useFeed.ts';
import { useNow } from './useNow.ts';
import { usePlayers } from './usePlayers.ts';
import { useSettings } from './useSettings.ts';
import { useGamesOwed, useSummary } from './useSummary.ts';

const SHOWN = 3;

/** What the first page shows. `club` is null until all that decides how the page looks has come. */
export function useHome() {
  const now = useNow();
  const summary = useSummary();
  const { players, ...playersList } = usePlayers({ archived: 'all', limit: 1 });
  const latest = useLatestPayments();
  const settings = useSettings();
  const gamesOwed = useGamesOwed();

  const needed = [summary, playersList, latest];
  const isPending = computed(() => needed.some((query) => query.isPending.value));
  const payments = computed(() => latest.data.value?.items ?? []);

  return {
    now,
    settings: settings.data,
    gamesOwed,
    club: computed(() => (isPending.value ? null : (summary.data.value ?? null))),
    justIn: computed(() => payments.value.filter(({ status }) => status === 'matched').slice(0, SHOWN)),
    hasPlayers: computed(() => players.value.length > 0),
    hasPayments: computed(() => payments.value.length > 0),
    failure: computed(() => needed.map((query) => query.error.value).find((error) => error !== null)),
    again: () => {
      for (const query of needed) void query.refetch();
    },
  };
}
