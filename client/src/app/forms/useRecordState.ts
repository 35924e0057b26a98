import { computed, ref } from 'vue';
import type { Fields } from './record-form.ts';
import { changesOf, differencesOf, mergedOf, savedOf, typedOf, type Values } from './record-values.ts';
import { useDraft } from './useDraft.ts';

/** A record as it is saved; a new one has no revision. */
type Saved = Values & { rev?: number };

/** Holds the values of a form and the saved record that they began from. With a `name`, they are kept as a draft. */
export function useRecordState(fields: Fields, saved: () => Saved, name: string | undefined) {
  const state = ref(begun(fields, saved()));
  const changes = computed(() => changesOf(fields, state.value.base, state.value.values));
  const isChanged = computed(() => Object.keys(changes.value).length > 0);
  const all = computed(() => savedOf(fields, state.value.values));
  const differences = computed(() => differencesOf(fields, savedOf(fields, state.value.base), all.value));
  const draft = name === undefined ? null : useDraft(name, state, () => isChanged.value);

  /** Begins with what is saved now. */
  function begin(): void {
    state.value = begun(fields, saved());
    draft?.forget();
  }

  /** Takes the values as saved under this revision. */
  function settle(rev: number): void {
    const { values } = state.value;
    state.value = { rev, base: { ...values }, values };
    draft?.forget();
  }

  /** Puts what was changed onto what somebody else saved. */
  function rebase(now: Saved): void {
    const { base, values } = state.value;
    const theirs = begun(fields, now);
    state.value = { ...theirs, values: mergedOf(fields, base, values, theirs.base) };
  }

  return {
    state,
    changes,
    isChanged,
    all,
    differences,
    isKept: draft?.isKept ?? false,
    begin,
    settle,
    rebase,
  };
}

function begun(fields: Fields, record: Saved) {
  return { rev: record.rev ?? null, base: typedOf(fields, record), values: typedOf(fields, record) };
}
