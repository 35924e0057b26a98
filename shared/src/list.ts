import { z } from 'zod';

/** The parameters of every list. */
export const listQuery = z.strictObject({
  limit: z
    .string()
    .regex(/^[0-9]{1,3}$/, 'must be a number from 1 to 200')
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= 200, 'must be a number from 1 to 200')
    .optional()
    .meta({ override: { type: 'integer', minimum: 1, maximum: 200, default: 50 } }),
  cursor: z
    .string()
    .min(1)
    .max(2000)
    .regex(/^WyJ[A-Za-z0-9_-]+$/, 'must be the next_cursor of an earlier page')
    .optional()
    .meta({ description: 'The `next_cursor` of the page before' }),
});

/** A page of a list. `next_cursor` is `null` on the last page. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next_cursor: z.string().nullable() });

export type Page<Item> = { items: Item[]; next_cursor: string | null };
