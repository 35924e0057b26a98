import type { ErrorCode, FieldError } from '@paidup/shared/problem';

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

type InputAttributes = {
  hint?: string;
  type?: 'text' | 'date' | 'time' | 'number';
  inputmode?: 'numeric';
  min?: number;
  max?: number;
  maxLength?: number;
};
