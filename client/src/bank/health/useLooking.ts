import { computed } from 'vue';
import { useSaving } from '../../app/useSaving.ts';
import { useBank, useBankChanges } from '../useBank.ts';
import { healthTexts } from './texts.ts';

/** Looks at once for payments that were missed. `progress` says how far it is, empty while nothing is looked for. */
export function useLooking() {
  const { data: bank } = useBank();
  const { catchUp } = useBankChanges();
  const { isSaving, refusal, submit } = useSaving(
    () => catchUp({}),
    ({ credited }) => healthTexts.lookedAround(credited),
  );
  const progress = computed(() => {
    const checked = bank.value?.catching_up?.checked ?? 0;
    if (!isSaving.value && !bank.value?.catching_up) return '';
    return checked > 0 ? healthTexts.lookedAt(checked) : healthTexts.looking;
  });
  return { isBusy: isSaving, refusal, progress, look: () => submit(undefined) };
}
