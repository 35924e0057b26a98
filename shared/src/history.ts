import { z } from 'zod';
import { instant } from './time.ts';

/** One change of a record: when, by whom, what, and a sentence about it. Histories only grow. */
export const historyEntry = z
  .object({
    at: instant,
    by: z.string().meta({ description: '`organiser`, `webhook`, `catch_up`, `import`, or a token’s name' }),
    action: z.string(),
    detail: z.string(),
    before: z.looseObject({}).optional().meta({ description: 'What was so before, of what changed' }),
    after: z.looseObject({}).optional().meta({ description: 'What has been so since' }),
    remembered: z.string().optional().meta({ description: 'The bank name that a player got by it' }),
  })
  .meta({ id: 'HistoryEntry' });

export type HistoryEntry = z.infer<typeof historyEntry>;
