import type { z } from 'zod';

/**
 * The message for a value that zod refuses, where the schema has none of its own. It continues a sentence that begins
 * with the name of the field.
 */
export function messageOf(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'is missing'
        : `must be ${NOUNS[issue.expected] ?? 'something else'}`;
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return `must ${VERBS[issue.origin] ?? 'be'} at most ${count(issue.maximum, issue.origin)}`;
    case 'invalid_value':
      return issue.values.length === 1
        ? `must be ${String(issue.values[0])}`
        : `must be one of ${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return 'is not known here';
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    default:
      return 'does not have the right form';
  }
}

function tooSmall({ origin, minimum }: z.core.$ZodRawIssue<z.core.$ZodIssueTooSmall>): string {
  if (origin !== 'number' && origin !== 'int' && Number(minimum) === 1) return 'must not be empty';
  return `must ${VERBS[origin] ?? 'be'} at least ${count(minimum, origin)}`;
}

const count = (limit: number | bigint, origin: string) =>
  [limit.toLocaleString('en-GB'), UNITS[origin] ?? ''].join(' ').trim();

const VERBS: Record<string, string> = { string: 'have', array: 'have' };
const UNITS: Record<string, string> = { string: 'characters', array: 'entries' };

const NOUNS: Record<string, string> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  null: 'null',
  number: 'a number',
  object: 'an object',
  record: 'an object',
  string: 'a text',
};
