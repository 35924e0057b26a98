import { readonly, ref, shallowRef } from 'vue';
import { toApiError, type ApiError } from './api/api-error.ts';

/** Runs a change once however often it is asked for while under way, and keeps why it was refused. */
export function useSaving<Values>(save: (values: Values) => Promise<void>) {
  const isSaving = ref(false);
  const refusal = shallowRef<ApiError | null>(null);

  async function submit(values: Values): Promise<void> {
    if (isSaving.value) return;
    isSaving.value = true;
    refusal.value = null;
    try {
      await save(values);
    } catch (thrown) {
      refusal.value = toApiError(thrown);
    } finally {
      isSaving.value = false;
    }
  }

  return { isSaving: readonly(isSaving), refusal, submit };
}
