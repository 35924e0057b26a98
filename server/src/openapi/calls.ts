import { z } from 'zod';

/** The path parameter that names a record, and perhaps a player of it. */
export const recordPath = (noun: string, example: string) =>
  z.object({ id: z.string().meta({ description: `The ${noun}’s id`, example }) });

/** The header by which a change asks to be refused when somebody else was faster. */
export const ifMatchHeader = z.object({
  'If-Match': z.string().optional().meta({
    description:
      'The `ETag` that you read, like `"3"`: the change is refused as `stale` when the record has moved on since',
  }),
});

/** The header without which a command that moves money could happen twice. */
export const idempotencyKeyHeader = z.object({
  'Idempotency-Key': z.string().min(1).max(255).meta({
    description:
      'Fresh for each new command, and the same when a request is repeated: it happens once, and the repeat is answered the same',
    example: '0d9f6c1e-1f0b-4a52-9a7e-5c1b0f6f2a10',
  }),
});

/** The same header, for commands that may do without it. */
export const optionalIdempotencyKeyHeader = idempotencyKeyHeader.partial();

/** The JSON body of a request. */
export const jsonBody = <Schema extends z.ZodType>(
  schema: Schema,
  example: z.input<Schema>,
  required = true,
) => ({ required, content: { 'application/json': { schema, example } } });

/** A success answer in JSON. */
export const jsonAnswer = <Schema extends z.ZodType>(
  description: string,
  schema: Schema,
  example: z.output<Schema>,
) => ({ description, content: { 'application/json': { schema, example } } });

/** A success answer that holds one record, its revision as the `ETag`. */
export const recordAnswer = <Schema extends z.ZodType<{ rev: number }>>(
  description: string,
  schema: Schema,
  example: z.output<Schema>,
) => ({
  ...jsonAnswer(description, schema, example),
  headers: {
    ETag: { description: 'The `rev`, for `If-Match`', schema: TEXT, example: `"${example.rev}"` },
  },
});

/** The answer to the creation of a record, which says where it is. */
export const createdAnswer = <Schema extends z.ZodType<{ rev: number; id: string }>>(
  description: string,
  schema: Schema,
  example: z.output<Schema>,
  list: string,
) => {
  const answer = recordAnswer(description, schema, example);
  const location = { description: 'Its address', schema: TEXT, example: `/api/v1${list}/${example.id}` };
  return { ...answer, headers: { ...answer.headers, Location: location } };
};

const TEXT = { type: 'string' } as const;
