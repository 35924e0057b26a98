import { useMutation } from '@tanstack/vue-query';
import { ref, readonly, shallowRef } from 'vue';
import { toApiError, type ApiError } from './api/api-error.ts';
import { type Outcome, useUndoToast } from './toasts/useUndoToast.ts';

/** The milliseconds in which a second tap belongs to the first. */
export const DOUBLE_TAP = 600;

/**
 * Sends a change that the organiser makes. While it is on its way, and for `rest` milliseconds after it was done, another
 * `submit` does nothing. `refusal` is the server's error. If `outcomeOf` returns an outcome, a toast shows it.
 */
export function useSaving<Values, Answer>(
  save: (values: Values) => Promise<Answer>,
  outcomeOf?: (answer: Answer, values: Values) => Outcome | null,
  rest = 0,
) {
  const showOutcome = useUndoToast();
  const isSaving = ref(false);
  const refusal = shallowRef<ApiError | null>(null);
  const { mutateAsync } = useMutation({
    mutationFn: save,
    // Without a connection it fails at once. It is not kept to be sent at some later time.
    networkMode: 'always',
    onSuccess(answer, values) {
      const outcome = outcomeOf?.(answer, values);
      if (outcome) showOutcome(outcome);
    },
    onError: (thrown) => (refusal.value = toApiError(thrown)),
  });

  /** Sends the change. Answers whether it was done. */
  async function submit(values: Values): Promise<boolean> {
    if (isSaving.value) return false;
    isSaving.value = true;
    refusal.value = null;
    const isDone = await mutateAsync(values)
      .then(() => true)
      .catch(() => false);
    if (isDone && rest > 0) setTimeout(() => (isSaving.value = false), rest);
    else isSaving.value = false;
    return isDone;
  }

  return { isSaving: readonly(isSaving), refusal, submit };
}
