import { computed, reactive, ref, type Ref } from 'vue';
import type { Fields } from './record-form.ts';
import { isSame, problemsIn, type Values } from './record-values.ts';

/**
 * Holds the problem to show at each field of a form. A problem of the field itself shows once the field was left or the
 * form was submitted. A refusal by the server shows as long as the field, and the other one that it was judged with, still
 * have the values that were `sent`.
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
    const field = fields[name];
    return [name, field?.notAbove?.field, field?.judgedWith].every(
      (each) => each === undefined || isSame(fields[each]?.parse(typed()[each]), sent.value[each]),
    );
  }

  /** Shows the problem of a field that was left, and of another field that depends on it. */
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
