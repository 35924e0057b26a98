import { z } from 'zod';
import { personName } from './text.ts';
import { instant } from './time.ts';

/** Somebody who helps the organiser on the night, with a log-in of their own. */
export const deputy = z
  .object({
    id: z.string(),
    name: z.string().meta({ example: 'Sam Porter' }),
    created_at: instant,
    last_seen_at: instant.nullable(),
  })
  .meta({ id: 'Deputy' });

export const deputyList = z.object({ items: z.array(deputy) }).meta({ id: 'DeputyList' });

export const createDeputy = z.strictObject({ name: personName }).meta({ id: 'CreateDeputy' });

/** The answer to a new deputy, with the only sight of the link to choose their password. */
export const deputyCreated = deputy
  .extend({
    setup_url: z.string().meta({ description: 'Works once, for 24 hours, and is never shown again' }),
  })
  .meta({ id: 'DeputyCreated' });

export type Deputy = z.infer<typeof deputy>;
export type CreateDeputy = z.infer<typeof createDeputy>;
export type DeputyCreated = z.infer<typeof deputyCreated>;
