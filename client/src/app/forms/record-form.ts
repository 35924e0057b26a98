import type { Fields, SavedOf, TypedOf } from './field.ts';
import type { Difference } from './record-values.ts';

/** What a form needs to know of its record. */
export type RecordFormOptions<Form extends Fields, Answer extends { rev: number }> = {
  /** What the draft is kept under. Without it nothing is kept. */
  draft?: string;
  fields: Form;
  /** The record as it is known now, or what a new one begins with, which has no revision yet. */
  record(): SavedOf<Form> & { rev?: number };
  /** Fetches the record as it is now; undefined where it can't be reached. */
  latest?(): Promise<(SavedOf<Form> & { rev: number }) | undefined>;
  /** Sends what was changed onto the revision that it was changed from, or all of a new record. */
  save(changes: Partial<SavedOf<Form>>, rev: number, all: SavedOf<Form>): Promise<Answer>;
  saved(answer: Answer): unknown;
};

/** What stands around the fields of a form, and what can be done with it. */
export type FormState = {
  /** What is typed was found again after a reload. */
  readonly isKept: boolean;
  readonly isSaving: boolean;
  /** What went wrong and is about no field; empty if nothing did. */
  readonly note: string;
  /** Both versions where they differ, once somebody else was faster. */
  readonly conflict: Difference[] | null;
  /** Saves, unless something is wrong. */
  submit(): Promise<void>;
  /** Goes back to what is saved. */
  drop(): void;
};

/** The form of a record: what is typed, and for each field all that its input needs. */
export type RecordForm<Form extends Fields> = FormState & {
  readonly values: TypedOf<Form>;
  /** What is wrong with the fields, whether it is said already or not. */
  readonly problems: Record<string, string>;
  readonly fields: { readonly [Name in keyof Form]: BoundField<TypedOf<Form>[Name]> };
};

/** The props and events of one field's input. */
type BoundField<Typed> = {
  label: string;
  error: string;
  modelValue: Typed;
  'onUpdate:modelValue': (typed: Typed) => void;
  onBlur: () => void;
};
