import { computed, reactive, ref, shallowRef, watch } from 'vue';
import { isApiError } from '../api/api-error.ts';
import { useSaving } from '../useSaving.ts';
import type { Fields, RecordForm, RecordFormOptions } from './record-form.ts';
import { mapped, refusedIn, type Values } from './record-values.ts';
import { useFieldProblems } from './useFieldProblems.ts';
import { useRecordState } from './useRecordState.ts';

/**
 * The form of any record. What is typed is kept in this tab until it is saved or dropped. Only what was changed is
 * sent, onto the revision that it was changed from. When somebody else was faster, the changes are put onto what they
 * saved, and whoever typed them sees both versions before saving again.
 */
export function useRecordForm<Form extends Fields, Answer extends { rev: number }>(
  options: RecordFormOptions<Form, Answer>,
): RecordForm<Form>;
export function useRecordForm(options: RecordFormOptions<Fields, { rev: number }>): RecordForm<Fields> {
  const { fields } = options;
  const record = useRecordState(fields, options.record, options.draft);
  const { state } = record;
  const isOvertaken = ref(false);
  const sent = shallowRef<Values>({});
  const { isSaving, refusal, submit: send } = useSaving(save);
  const refused = computed(() => (refusal.value ? refusedIn(fields, refusal.value, sent.value) : {}));
  const { problems, problem, leave, check, forget } = useFieldProblems(
    fields,
    () => state.value.values,
    refused,
    sent,
  );

  // While nothing is typed, the form follows what is saved.
  watch(options.record, ({ rev }) => {
    if (rev !== undefined && rev >= (state.value.rev ?? 0) && !record.isChanged.value) record.begin();
  });

  async function submit(): Promise<void> {
    if (check()) await send(undefined);
  }

  async function save(): Promise<void> {
    const { rev } = state.value;
    sent.value = record.all.value;
    try {
      const answer = await options.save(record.changes.value, rev ?? 0, sent.value);
      record.settle(answer.rev);
      isOvertaken.value = false;
      forget();
      await options.saved(answer);
    } catch (thrown) {
      const isStale = isApiError(thrown) && thrown.code === 'stale';
      const now = isStale ? await options.latest?.() : undefined;
      if (!now || now.rev === rev) throw thrown;
      record.rebase(now);
      isOvertaken.value = true;
      // Somebody else made the same change, so that nothing is left to decide.
      if (record.differences.value.length === 0) await save();
    }
  }

  function drop(): void {
    record.begin();
    isOvertaken.value = false;
    refusal.value = null;
    forget();
  }

  const note = computed(() => {
    if (refusal.value === null) return '';
    const isKnown = refusal.value.fields.every(({ path }) => (path.split('.')[0] ?? '') in fields);
    return isKnown && Object.keys(refused.value).length > 0 ? '' : refusal.value.detail;
  });
  const bound = computed(() =>
    mapped(fields, (field, name) => ({
      ...field.input,
      label: field.label,
      error: problem(name),
      modelValue: state.value.values[name],
      'onUpdate:modelValue': (typed: unknown) => (state.value.values[name] = typed),
      onBlur: () => leave(name),
    })),
  );

  return reactive({
    values: computed(() => state.value.values),
    problems,
    fields: bound,
    isKept: record.isKept,
    isSaving,
    note,
    conflict: computed(() => (isOvertaken.value ? record.differences.value : null)),
    submit,
    drop,
  });
}
