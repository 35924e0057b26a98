import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { messageOf } from './messages.ts';

const messagesFor = (schema: z.ZodType, input: unknown) =>
  schema.safeParse(input, { error: messageOf }).error?.issues.map(({ message }) => message);

describe('a value that is refused', () => {
  it.each<[what: string, schema: z.ZodType, input: unknown, message: string]>([
    ['nothing there', z.string(), undefined, 'is missing'],
    ['null', z.string(), null, 'must be a text'],
    ['a number', z.string(), 5, 'must be a text'],
    ['a text', z.number(), '5', 'must be a number'],
    ['not finite', z.number(), Infinity, 'must be a number'],
    ['a fraction', z.int(), 1.5, 'must be a whole number'],
    ['beyond what is safe', z.int(), 2 ** 53, 'must be at most 9,007,199,254,740,991'],
    ['a word', z.boolean(), 'yes', 'must be true or false'],
    ['an object', z.array(z.string()), {}, 'must be a list'],
    ['a list', z.object({}), [], 'must be an object'],
    ['a list', z.record(z.string(), z.string()), [], 'must be an object'],
    ['empty', z.string().min(1), '', 'must not be empty'],
    ['an empty list', z.array(z.string()).min(1), [], 'must not be empty'],
    ['short', z.string().min(12), 'a', 'must have at least 12 characters'],
    ['long', z.string().max(2), 'abc', 'must have at most 2 characters'],
    ['a long list', z.array(z.string()).max(1), ['a', 'b'], 'must have at most 1 entries'],
    ['small', z.number().min(1), 0, 'must be at least 1'],
    ['large', z.number().max(10_000), 10_001, 'must be at most 10,000'],
    ['in between', z.number().multipleOf(5), 7, 'must be a multiple of 5'],
    ['another word', z.enum(['in', 'out']), 'x', 'must be one of in, out'],
    ['another value', z.literal(true), false, 'must be true'],
    ['no date', z.iso.date(), 'x', 'does not have the right form'],
    ['another form', z.string().regex(/^a$/), 'x', 'does not have the right form'],
    ['none of several', z.union([z.string(), z.boolean()]), 5, 'does not have the right form'],
    ['what nobody knows', z.strictObject({}), { a: 1 }, 'is not known here'],
    ['what no rule takes', z.string().refine(() => false), 'x', 'does not have the right form'],
  ])('gets a message of ours for %s', (_what, schema, input, message) => {
    expect(messagesFor(schema, input)).toEqual([message]);
  });

  it('gets the message of the schema where it has one', () => {
    expect(messagesFor(z.string().min(2, 'needs a second letter'), 'a')).toEqual(['needs a second letter']);
  });
});
