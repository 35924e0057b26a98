import type { Bank, CatchUpResult } from '@paidup/shared/bank';
import { computed, ref, shallowRef, watch } from 'vue';

export type Step = 'start' | 'approve' | 'account' | 'preview' | 'done';

/** The number that each step has on the page. */
export const STEP_NUMBERS: Record<Step, number> = { start: 1, approve: 2, account: 3, preview: 3, done: 4 };

/**
 * Which step of connecting comes now. The preview stays until it is confirmed, also when the bank is looked at
 * automatically meanwhile. `result` is what was credited on confirming.
 */
export function useSteps(bank: () => Bank | undefined) {
  const isPreviewing = ref(false);
  const result = shallowRef<CatchUpResult | null>(null);
  watch(
    bank,
    (now) => {
      if (now?.state === 'connected' && now.last_caught_up_at === null && !result.value)
        isPreviewing.value = true;
    },
    { immediate: true },
  );
  const step = computed((): Step | null => {
    const now = bank();
    if (!now) return null;
    if (now.problem_code === 'approval_late') return 'start';
    if (now.state === 'awaiting_approval') return 'approve';
    if (now.state === 'choose_account') return 'account';
    if (now.state !== 'connected') return 'start';
    return isPreviewing.value ? 'preview' : 'done';
  });

  function confirmed(credited: CatchUpResult): void {
    result.value = credited;
    isPreviewing.value = false;
  }

  return { step, result, confirmed };
}
