import { nextTick, reactive, ref, watch, type Ref } from 'vue';

/**
 * What to say at each field of a form: what is `found` wrong once the field was left or the form was to be sent, else
 * what the server `refused`. The first such field takes the focus when it keeps the form from being sent.
 */
export function useFieldProblems<Field extends string>(
  form: Readonly<Ref<HTMLElement | null>>,
  found: () => Partial<Record<Field, string>>,
  refused: () => Partial<Record<Field, string>>,
) {
  const left = reactive(new Set<string>());
  const isTried = ref(false);
  watch(refused, focusFirst);

  function problem(field: Field): string | undefined {
    const own = isTried.value || left.has(field) ? found()[field] : undefined;
    return own ?? refused()[field];
  }

  /** Whoever left a field may be told of it, and of another that is measured by it. */
  function leave(...fields: Field[]): void {
    for (const field of fields) left.add(field);
  }

  /** Whether the form may be sent. */
  function check(): boolean {
    isTried.value = true;
    const isRight = Object.keys(found()).length === 0;
    if (!isRight) void focusFirst();
    return isRight;
  }

  async function focusFirst(): Promise<void> {
    await nextTick();
    form.value?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }

  return { problem, leave, check };
}
