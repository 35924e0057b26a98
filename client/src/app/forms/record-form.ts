import type { ErrorCode, FieldError } from '@paidup/shared/problem';

/** One field of a record's form, with its texts, its limits and the conversion between saved and typed values. */
export type Field<Saved, Typed = Saved> = {
  label: string;
  /** The attributes of its input. */
  input: InputAttributes;
  format(saved: Saved): Typed;
  /** Returns the value to send. It is only meaningful when `problem` finds none. */
  parse(typed: Typed): Saved;
  inWords(saved: Saved): string;
  /** Returns the problem of a typed value as a sentence, or an empty text. */
  problem(typed: Typed): string;
  /** The field that this number must not be above, and the sentence that says so. */
  notAbove?: { field: string; problem: string };
  /** Another field that the server judges this one with, so that a refusal may be put right there. */
  judgedWith?: string;
  /** Merges the typed value with the one that somebody else saved. Without it, the typed value replaces theirs. */
  merge?(before: Typed, mine: Typed, theirs: Typed): Typed;
  /** The subject of the sentence that the server's message completes. By default it is the label. */
  subject?: string;
  /** Returns the part of the value that the server's message is about. */
  part?(saved: Saved, part: string): string | undefined;
  /** Sentences by the code of a refusal, which replace the server's own. */
  refusals?: Partial<Record<NonNullable<FieldError['code']>, string>>;
  /** The code of an error about the whole change that is shown at this field. */
  refusedBy?: ErrorCode;
};

/** The form of a record, by the names that the API has for its fields. */
export type Fields = Record<string, Field<unknown, unknown>>;

/** The saved values by field, in the form in which they are sent. */
type SavedOf<Form extends Fields> = { [Name in keyof Form]: ReturnType<Form[Name]['parse']> };

/** The typed values by field. */
type TypedOf<Form extends Fields> = { [Name in keyof Form]: ReturnType<Form[Name]['format']> };

/** The record of a form, and how it is read and saved. */
export type RecordFormOptions<Form extends Fields, Answer extends { rev: number }> = {
  /** The name under which the draft is kept. Without it nothing is kept. */
  draft?: string;
  fields: Form;
  /** The record as it is known now, or the first values of a new one, which has no revision yet. */
  record(): SavedOf<Form> & { rev?: number };
  /** Fetches the record as it is now. Answers undefined when the server can't be reached. */
  latest?(): Promise<(SavedOf<Form> & { rev: number }) | undefined>;
  /** Sends the changes with the revision that they were made on, or all of a new record. */
  save(changes: Partial<SavedOf<Form>>, rev: number, all: SavedOf<Form>): Promise<Answer>;
  saved(answer: Answer): unknown;
};

/** A field whose saved and typed values differ, with both in words. */
export type Difference = { field: string; theirs: string; yours: string };

/** The state of a form beside its fields, and its actions. */
export type FormState = {
  /** True if the values come from a draft that was found after a reload. */
  readonly isKept: boolean;
  readonly isSaving: boolean;
  /** The error that concerns no single field, or an empty text. */
  readonly note: string;
  /** The differences from the version that somebody else saved first, or null. */
  readonly conflict: Difference[] | null;
  /** Saves, unless something is wrong. */
  submit(): Promise<void>;
  /** Returns to the saved values. */
  drop(): void;
};

/** The form of a record, with the typed values and everything that the input of each field needs. */
export type RecordForm<Form extends Fields> = FormState & {
  readonly values: TypedOf<Form>;
  /** The problems of the fields, including those that are not shown yet. */
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

type InputAttributes = {
  hint?: string;
  type?: 'text' | 'date' | 'time' | 'number';
  inputmode?: 'numeric';
  min?: number;
  max?: number;
  maxLength?: number;
};
