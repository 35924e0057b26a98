import type { MadeUpSeason } from '@paidup/shared/made-up-season';
import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';
import { loadBanner } from '../app/frame/load-banner.ts';
import { MADE_UP_PAGES } from '../app/made-up.ts';
import { showFailure } from '../app/toasts/useToast.ts';
import { useSaving } from '../app/useSaving.ts';
import { getMadeUpSeason, makeMadeUpSeason } from './api.ts';

/** Whether there is a made-up season to go back to, looked up while it is `wanted`. */
export function useMadeUpSeason(wanted: () => boolean) {
  const { data, isLoading, isFetched } = useQuery({
    queryKey: ['made-up-season'],
    queryFn: getSeasonWithBanner,
    enabled: computed(wanted),
  });
  return {
    isThere: computed(() => wanted() && data.value?.exists === true),
    isWaiting: computed(() => isLoading.value && !isFetched.value),
  };
}

/** Makes the made-up season and opens it. A toast says why there can't be one. */
export function useLookAround() {
  const { isSaving, refusal, submit } = useSaving(makeMadeUpSeason);

  async function lookAround(): Promise<void> {
    if (await submit(undefined)) location.assign(MADE_UP_PAGES);
    else if (refusal.value) showFailure(refusal.value.detail);
  }

  return { isMaking: isSaving, lookAround };
}

// The banner comes along, so that the page does not move under a thumb when it does.
async function getSeasonWithBanner(): Promise<MadeUpSeason> {
  const season = await getMadeUpSeason();
  if (season.exists) await loadBanner();
  return season;
}
