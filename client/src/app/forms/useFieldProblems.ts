import { computed, reactive, ref, type Ref } from 'vue';
import type { Fields } from './record-form.ts';
import { isSame, problemsIn, type Values } from './record-values.ts';

/**
 * What to say at each field of a form. That is what is wrong with it, once the field was left or the form was to be
 * sent, else what the server `refused` of what was `sent`, for as long as it is still typed.
 */
export function useFieldProblems(
  fields: Fields,
  typed: () => Values,
  refused: Readonly<Ref<Record<string, string>>>,
  sent: Readonly<Ref<Values>>,
) {
  const left = reactive(new Set<string>());
  const isTried = ref(false);
  const problems = computed(() => problemsIn(fields, typed()));

  function problem(name: string): string {
    const own = isTried.value || left.has(name) ? problems.value[name] : undefined;
    return own ?? (isStillSent(name) ? refused.value[name] : undefined) ?? '';
  }

  function isStillSent(name: string): boolean {
    return isSame(fields[name]?.parse(typed()[name]), sent.value[name]);
  }

  /** Whoever left a field may be told of it, and of another that is measured by it. */
  function leave(name: string): void {
    left.add(name);
    for (const [other, { notAbove }] of Object.entries(fields)) if (notAbove?.field === name) left.add(other);
  }

  /** Whether the form may be sent. */
  function check(): boolean {
    isTried.value = true;
    return Object.keys(problems.value).length === 0;
  }

  function forget(): void {
    isTried.value = false;
    left.clear();
  }

  return { problems, problem, leave, check, forget };
}
