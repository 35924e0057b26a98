import { z } from 'zod';

/** The header by which a change asks to be refused when somebody else was faster: the revisions, `null` for any. */
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
        'The `ETag` that you read, like `"3"`: the change is refused as `stale` when the record has moved on since',
      example: '"3"',
    }),
});

/** The header without which a command that moves money could happen twice. */
export const idempotencyKey = z.object({
  'Idempotency-Key': z.string().min(1).max(255).meta({
    description:
      'Fresh for each new command, and the same when a request is repeated: it happens once, and the repeat is answered the same',
    example: '0d9f6c1e-1f0b-4a52-9a7e-5c1b0f6f2a10',
  }),
});

/** The same header, for commands that may do without it. */
export const optionalIdempotencyKey = idempotencyKey.partial();

const revisionsIn = (text: string): number[] => (text.match(/\d+/g) ?? []).map(Number);
