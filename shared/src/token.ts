import { z } from 'zod';
import { personName } from './text.ts';
import { instant } from './time.ts';

/** An API token for a script. Histories record its name. */
const apiToken = z
  .object({
    id: z.string(),
    name: z.string().meta({ example: 'The spreadsheet' }),
    created_at: instant,
    last_used_at: instant.nullable(),
  })
  .meta({ id: 'ApiToken' });

export const apiTokenList = z.object({ items: z.array(apiToken) }).meta({ id: 'ApiTokenList' });

export const createApiToken = z.strictObject({ name: personName }).meta({ id: 'CreateApiToken' });

/** The answer to a new token, with the only sight of the token itself. */
export const apiTokenCreated = apiToken
  .extend({ token: z.string().meta({ description: 'Never shown again' }) })
  .meta({ id: 'ApiTokenCreated' });

export type ApiToken = z.infer<typeof apiToken>;
export type CreateApiToken = z.infer<typeof createApiToken>;
export type ApiTokenCreated = z.infer<typeof apiTokenCreated>;
