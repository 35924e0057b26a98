import { computed } from 'vue';
import { dayOf } from '../app/time/format-time.ts';
import { useBank } from '../bank/useBank.ts';
import { useNow } from '../app/time/useNow.ts';
import { usePlayers } from '../players/usePlayers.ts';
import { useSettings } from '../settings/useSettings.ts';
import { useSummary } from '../summary/useSummary.ts';

/** Fetches everything that Home shows. `club` is null until everything that decides the page's layout is there. */
export function useHome() {
  const now = useNow();
  const summary = useSummary();
  const { players, ...playersList } = usePlayers({ archived: 'all', limit: 1 });
  const settings = useSettings();
  const bank = useBank();

  // A helper does not ask for the bank. Where it can't be asked, the page does without, and asking again hides nothing.
  const isFirstOfBank = computed(() => bank.isLoading.value && !bank.isFetched.value);
  const isWaiting = computed(() => playersList.isPending.value || isFirstOfBank.value);
  const club = computed(() => (isWaiting.value ? null : (summary.data.value ?? null)));
  // Today's games come first until midnight, whether they have kicked off or not.
  const games = computed(() =>
    [club.value?.todays_fixture, club.value?.next_fixture].filter((game) => !!game),
  );
  const today = computed(() => dayOf(now.value));
  const todays = computed(() => games.value.filter(({ date }) => date === today.value));
  const later = computed(() => games.value.find(({ date }) => date > today.value));
  const hasPlayers = computed(() => players.value.length > 0);
  const hasPayments = computed(() => {
    const { last_bank_payment_at: heardAt, collected } = club.value ?? {};
    return Boolean(heardAt) || Boolean(collected);
  });

  return {
    now,
    settings: settings.data,
    bank: bank.data,
    club,
    todays,
    later,
    hasPlayers,
    hasPayments,
    failure: computed(() => summary.error.value ?? playersList.error.value),
    again: () => {
      void summary.refetch();
      void playersList.refetch();
    },
  };
}
