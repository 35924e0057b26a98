import { z } from 'zod';

/** Parses `If-Match` to the revisions that a change accepts, or to `null` when it accepts any. */
export const ifMatch = z.object({
  'If-Match': z
    .union([
      z.literal('*'),
      z
        .string()
        .regex(
          /^"[0-9]{1,15}"([ \t]*,[ \t]*"[0-9]{1,15}")*$/,
          'must be the quoted rev of the record, like "3"',
        ),
    ])
    .optional()
    .transform((text) => (text === undefined || text === '*' ? null : revisionsIn(text)))
    .meta({
      description:
        'The `ETag` that you read, like `"3"`. The change is refused as `stale` if the record has changed since.',
      example: '"3"',
    }),
});

/** Parses the key that keeps a repeated command from moving money twice. */
export const idempotencyKey = z.object({
  'Idempotency-Key': z.string().min(1).max(255).meta({
    description:
      'Use a fresh key for each new command, and the same key to repeat a request. A repeat changes nothing and gets the same answer.',
    example: '0d9f6c1e-1f0b-4a52-9a7e-5c1b0f6f2a10',
  }),
});

/** The same header for commands that work without it, too. */
export const optionalIdempotencyKey = idempotencyKey.partial();

const revisionsIn = (text: string): number[] => (text.match(/\d+/g) ?? []).map(Number);
