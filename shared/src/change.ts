import { z } from 'zod';

/** An event that tells clients to fetch this record again. */
export const change = z
  .object({ entity: z.enum(['player', 'fixture', 'payment', 'settings', 'bank']), id: z.string() })
  .meta({ id: 'Change' });

export type Change = z.infer<typeof change>;
