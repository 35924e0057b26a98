import { z } from 'zod';

/** A doorbell on the event stream: something about this record changed; fetch it to see what. */
export const change = z
  .object({ entity: z.enum(['player', 'fixture', 'payment', 'settings']), id: z.string() })
  .meta({ id: 'Change' });

export type Change = z.infer<typeof change>;
