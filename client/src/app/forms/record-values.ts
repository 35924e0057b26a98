import type { FieldError } from '@paidup/shared/problem';
import type { ApiError } from '../api/api-error.ts';
import type { Difference, Field, Fields } from './record-form.ts';
import { formTexts } from '../texts.ts';

/** Saved or typed values by field. */
export type Values = Record<string, unknown>;

/** Returns the typed values for a saved record. */
export function typedOf(fields: Fields, saved: Values): Values {
  return mapped(fields, (field, name) => field.format(saved[name]));
}

/** Returns the record that the typed values stand for. */
export function savedOf(fields: Fields, typed: Values): Values {
  return mapped(fields, (field, name) => field.parse(typed[name]));
}

/** Returns the changed fields only. */
export function changesOf(fields: Fields, before: Values, after: Values): Values {
  const isChanged = ([name, field]: [string, Field<unknown, unknown>]) =>
    !isSame(field.parse(before[name]), field.parse(after[name]));
  return savedOf(Object.fromEntries(Object.entries(fields).filter(isChanged)), after);
}

/** Merges the typed values with what somebody else has saved. Fields that were not edited take the other's values. */
export function mergedOf(fields: Fields, before: Values, mine: Values, theirs: Values): Values {
  return mapped(fields, (field, name) => {
    const [was, typed, now] = [before[name], mine[name], theirs[name]];
    if (isSame(field.parse(was), field.parse(typed))) return now;
    return field.merge ? field.merge(was, typed, now) : typed;
  });
}

/** Returns the differences between two versions of a record, in words. */
export function differencesOf(fields: Fields, theirs: Values, yours: Values): Difference[] {
  return Object.entries(fields)
    .map(([name, field]) => ({
      field: field.label,
      theirs: field.inWords(theirs[name]),
      yours: field.inWords(yours[name]),
    }))
    .filter((difference) => difference.theirs !== difference.yours);
}

/** Returns the problems of the typed values by field, before they are sent. */
export function problemsIn(fields: Fields, typed: Values): Record<string, string> {
  const own = mapped(fields, (field, name) => field.problem(typed[name]));
  return filled(
    mapped(fields, (field, name) => {
      const limit = field.notAbove;
      if (own[name] || !limit || own[limit.field]) return own[name] ?? '';
      return Number(typed[name]) > Number(typed[limit.field]) ? limit.problem : '';
    }),
  );
}

/** Returns the server's refusals by field. It is empty if none of them is about a field. */
export function refusedIn(fields: Fields, error: ApiError, sent: Values): Record<string, string> {
  return filled(
    mapped(fields, (field, name) => {
      if (field.refusedBy === error.code) return error.detail;
      const refused = error.fields.find((each) => isAbout(each, name, field));
      return refused ? refusalOf(field, refused, sent[name]) : '';
    }),
  );
}

/** Returns whether two values are deeply equal. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Maps each field to a result, under its name. */
export function mapped<Result>(
  fields: Fields,
  of: (field: Field<unknown, unknown>, name: string) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, of(field, name)]));
}

function filled(sentences: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(sentences).filter(([, sentence]) => sentence !== ''));
}

// The problem of crossed bounds is shown at the lower one, whichever of them the server names.
function isAbout({ path, code }: FieldError, name: string, { notAbove }: Field<unknown, unknown>): boolean {
  const [refused] = path.split('.');
  if (code !== 'bounds_crossed') return refused === name;
  return notAbove !== undefined && (refused === name || refused === notAbove.field);
}

function refusalOf(field: Field<unknown, unknown>, refused: FieldError, sent: unknown): string {
  const { path, message, code } = refused;
  if (code === 'bounds_crossed' && field.notAbove) return field.notAbove.problem;
  const part = path.split('.')[1];
  const named = part === undefined ? undefined : field.part?.(sent, part);
  const subject = named === undefined ? (field.subject ?? field.label) : formTexts.quoted(named);
  return (code && field.refusals?.[code]) ?? `${subject} ${message}.`;
}
