import type { FieldError } from '@paidup/shared/problem';
import type { z } from 'zod';
import { AppError } from './errors.ts';

/** Parses what came from outside, or throws 400 `invalid_input` that names each field, below `root` if given. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  root?: string,
): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const errors = result.error.issues.flatMap((issue) => fieldErrors(issue, root)).slice(0, 50);
  const fields = [...new Set(errors.map(({ path }) => path))].slice(0, 5).map((path) => `“${path}”`);
  const [first] = errors;
  const detail =
    fields.length > 1
      ? `Please check ${fields.join(', ')}.`
      : `Please check ${fields.join('')}: it ${first?.message ?? 'is not right'}.`;
  throw new AppError('invalid_input', detail, errors);
}

function fieldErrors(issue: z.core.$ZodIssue, root: string | undefined): FieldError[] {
  const path = root === undefined ? issue.path : [root, ...issue.path];
  if (issue.code !== 'unrecognized_keys') return [{ path: toPath(path), message: messageOf(issue) }];
  return issue.keys.map((key) => ({ path: toPath([...path, key]), message: 'is not known here' }));
}

const toPath = (path: PropertyKey[]) => path.map(String).join('.').slice(0, 200) || 'body';

// The messages of our own schemas read on from the field's name; those of the library are put into the same form.
function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type' && issue.message.startsWith('Invalid input'))
    return issue.input === undefined ? 'is missing' : `must be ${NOUNS[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.map(String).join(', ')}`;
  return issue.message;
}

const NOUNS: Record<string, string> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'an object',
  string: 'a text',
};
