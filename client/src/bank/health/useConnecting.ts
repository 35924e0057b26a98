import { useEventListener } from '@vueuse/core';
import { computed, ref } from 'vue';
import { useSaving } from '../../app/useSaving.ts';
import { useBankChanges } from '../useBank.ts';

/** Leads to the bank's own page for a login. It is busy until this page is left. */
export function useConnecting() {
  const { connect } = useBankChanges();
  const isLeaving = ref(false);
  const { isSaving, refusal, submit } = useSaving(async () => {
    const { authorise_url } = await connect();
    isLeaving.value = true;
    window.location.assign(authorise_url);
  });
  // The browser's Back shows this page again as it was left.
  useEventListener(window, 'pageshow', () => (isLeaving.value = false));

  const isBusy = computed(() => isSaving.value || isLeaving.value);
  const go = async (): Promise<void> => {
    if (!isBusy.value) await submit(undefined);
  };
  return { isBusy, refusal, go };
}
