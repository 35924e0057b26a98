import type { FieldError } from '@paidup/shared/problem';
import { messageOf } from '@paidup/shared/messages';
import type { z } from 'zod';
import { AppError } from './errors.ts';

/** The place that input came from. A query parameter or header must not come twice. */
type Place = 'body' | 'query' | 'headers';

/** Parses input from outside. Throws 400 `invalid_input`, which names each wrong field and what is wrong with it. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  place: Place = 'body',
): z.output<Schema> {
  const result = schema.safeParse(input, { error: messageOf });
  if (result.success) return result.data;
  const errors = result.error.issues.flatMap((issue) => fieldErrors(issue, input, place)).slice(0, 50);
  throw new AppError('invalid_input', detailOf(errors), errors);
}

/** Returns a sentence like "Please check “name”: it is missing." It names at most three fields. */
function detailOf(errors: FieldError[]): string {
  const byPath = new Map(errors.toReversed().map(({ path, message }) => [path, message]));
  const named = [...byPath].reverse().slice(0, 3);
  return `Please check ${named.map(([path, message]) => `“${path}”: it ${message}`).join('; ')}.`;
}

function fieldErrors(issue: z.core.$ZodIssue, input: unknown, place: Place): FieldError[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: toPath([...issue.path, key]), message: 'is not known here' }));
  const message = messageAt(issue, valueAt(input, issue.path), place);
  return [{ path: toPath(issue.path), message, ...CODES[issue.code] }];
}

const CODES: Partial<Record<z.core.$ZodIssue['code'], Pick<FieldError, 'code'>>> = {
  too_small: { code: 'too_small' },
  too_big: { code: 'too_large' },
};

// The schema's own message would be odd for a value that is missing, empty or given twice.
function messageAt(issue: z.core.$ZodIssue, value: unknown, place: Place): string {
  if (value === undefined && issue.code !== 'custom') return 'is missing';
  if (Array.isArray(value) && place !== 'body') return 'must come only once';
  return value === '' ? 'must not be empty' : issue.message;
}

const valueAt = (input: unknown, path: PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    input,
  );

const toPath = (path: PropertyKey[]) => path.map(String).join('.').slice(0, 200) || 'body';
