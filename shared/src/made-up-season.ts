import { z } from 'zod';

/** Whether there is a made-up season beside the club. */
export const madeUpSeason = z.object({ exists: z.boolean() }).meta({ id: 'MadeUpSeason' });

export type MadeUpSeason = z.infer<typeof madeUpSeason>;
