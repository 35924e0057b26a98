import { z } from 'zod';

/** Returns the path parameter that names a record. */
export const recordParams = (noun: string, example: string) =>
  z.object({
    id: z
      .string()
      .min(1)
      .meta({ description: `The ${noun}’s id`, example }),
  });
