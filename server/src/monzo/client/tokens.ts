import { z } from 'zod';

/** A token stands in a header, so it has no blank, line break or letter beyond ASCII. */
const token = z.string().regex(/^[\x21-\x7e]{1,8192}$/);

/** A login as the bank gave it, and until when it is good. The names are the bank's. */
export const tokensSchema = z.object({
  access_token: token,
  /** `null` where there is none, or where the bank has refused it. Then only a new login helps. */
  refresh_token: token.nullable(),
  /** In milliseconds since 1970. */
  expires_at: z.int(),
  client_id: z.string(),
  user_id: z.string(),
});

export type Tokens = z.infer<typeof tokensSchema>;

/**
 * Where a login is kept. A refresh token is good for one use, and a refresh ends the access token before it. So of all
 * clients with this login, in any process, one at a time may change it.
 */
export type TokenStore = {
  /** Returns the login, or `null` if there is none. */
  read: () => Promise<Tokens | null>;
  /**
   * Calls the step with the login while nobody else's step runs, and keeps what it returns. It resolves once that is
   * durable. If the step rejects, nothing changes. A step waits for the bank, half a minute at most.
   */
  update: (step: (current: Tokens | null) => Promise<Tokens | null>) => Promise<Tokens | null>;
};
