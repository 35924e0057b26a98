import type { ErrorCode, FieldError } from '@paidup/shared/problem';
import type { Difference } from './record-values.ts';

/** One field of a record's form: its words, its limits, and how what is saved becomes what is typed and back. */
export type Field<Saved, Typed = Saved> = {
  label: string;
  /** What its input has to know. */
  input: InputAttributes;
  format(saved: Saved): Typed;
  /** What is sent. Only where there is no problem is it sure to make sense. */
  parse(typed: Typed): Saved;
  inWords(saved: Saved): string;
  /** What is wrong with what is typed, in a sentence; empty where nothing is. */
  problem(typed: Typed): string;
  /** The field that this number must not be above, and the sentence that says so. */
  notAbove?: { field: string; problem: string };
  /** Puts what was typed onto what somebody else saved. Without it, what was typed takes the place of theirs. */
  merge?(before: Typed, mine: Typed, theirs: Typed): Typed;
  /** What the server's message reads on from, where that is not the label. */
  subject?: string;
  /** A part of the value, where the server's message is about that part alone. */
  part?(saved: Saved, part: string): string | undefined;
  /** What to say of a value that the server refuses for such a reason, instead of what it says itself. */
  refusals?: Partial<Record<NonNullable<FieldError['code']>, string>>;
  /** The refusal of a whole change that is about this field. */
  refusedBy?: ErrorCode;
};

/** The form of a record, by the names that the API has for its fields. */
export type Fields = Record<string, Field<unknown, unknown>>;

/** What is saved and sent, by field. */
export type SavedOf<Form extends Fields> = { [Name in keyof Form]: ReturnType<Form[Name]['parse']> };

/** What the form holds, by field. */
export type TypedOf<Form extends Fields> = { [Name in keyof Form]: ReturnType<Form[Name]['format']> };

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

type InputAttributes = {
  hint?: string;
  type?: 'text' | 'date' | 'time' | 'number';
  inputmode?: 'numeric';
  min?: number;
  max?: number;
  maxLength?: number;
};
