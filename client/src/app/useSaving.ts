import { useMutation } from '@tanstack/vue-query';
import { ref, readonly, shallowRef } from 'vue';
import { toApiError, type ApiError } from './api/api-error.ts';
import { type Told, useTelling } from './useTelling.ts';

/**
 * A change that the organiser makes, sent once however often it is asked for while it is under way. `refusal` keeps
 * why it was refused; a toast tells what was done where `told` says so, with an undo if there is one.
 */
export function useSaving<Values, Answer>(
  save: (values: Values) => Promise<Answer>,
  told?: (answer: Answer, values: Values) => Told | null,
) {
  const tell = useTelling();
  const isSaving = ref(false);
  const refusal = shallowRef<ApiError | null>(null);
  const { mutateAsync } = useMutation({
    mutationFn: save,
    // Without a connection it fails at once. It is not kept to be sent at some later time.
    networkMode: 'always',
    onSuccess(answer, values) {
      const words = told?.(answer, values);
      if (words) tell(words);
    },
    onError: (thrown) => (refusal.value = toApiError(thrown)),
  });

  /** Whether it was done. */
  async function submit(values: Values): Promise<boolean> {
    if (isSaving.value) return false;
    isSaving.value = true;
    refusal.value = null;
    return mutateAsync(values)
      .then(() => true)
      .catch(() => false)
      .finally(() => (isSaving.value = false));
  }

  return { isSaving: readonly(isSaving), refusal, submit };
}
