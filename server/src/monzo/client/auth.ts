import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { type Ask, type Call, type CallOptions } from './call.ts';
import type { Clock } from './clock.ts';
import { looseText, nothing } from './loose.ts';
import { isMonzoError, refusal } from './monzo-error.ts';
import type { Send } from './send.ts';
import { type Tokens, tokensSchema, type TokenStore } from './tokens.ts';

/** What developers.monzo.com shows of a confidential client. */
export type Credentials = { clientId: string; clientSecret: string };

type Parts = {
  credentials: Credentials;
  send: Send;
  ask: Ask;
  refresh: (options?: CallOptions) => Promise<Tokens>;
  tokens: TokenStore;
  authUrl: URL;
  clock: Clock;
};

/** Logs in and out, and tells whose login it is. */
export const createAuth = ({ credentials, send, ask, refresh, tokens, authUrl, clock }: Parts) => ({
  /** Returns where to send the browser of the account's owner. `readCallback` reads what comes back. */
  authoriseUrl({ redirectUri, state }: { redirectUri: string; state: string }): string {
    const url = new URL(authUrl);
    url.search = new URLSearchParams({
      client_id: credentials.clientId,
      redirect_uri: redirectUri,
      response_type: 'code',
      state,
    }).toString();
    return url.href;
  },

  /**
   * Exchanges the code of the callback for tokens and stores them. Every other call is refused with `approval_pending`
   * from then on, until the owner approves the login in the Monzo app.
   */
  async logIn({ code, redirectUri }: { code: string; redirectUri: string }, { signal }: CallOptions = {}) {
    const form = { grant_type: 'authorization_code', redirect_uri: redirectUri, code };
    const granted = await tokens.update(async () =>
      toTokens(await send(tokenCall(credentials, form), { signal }), clock),
    );
    if (granted === null) throw refusal('The store has kept no login.', 'not_logged_in');
    return loginOf(granted);
  },

  /** Gets new tokens now. Every other call does so by itself when it is time. */
  refresh: async (options?: CallOptions) => loginOf(await refresh(options)),

  /** Tells whose login it is. It does not tell whether the login has been approved in the app. */
  whoAmI: (options?: CallOptions) =>
    ask({ method: 'GET', path: '/ping/whoami', answer: whoAmI, isRepeatable: true }, options),

  /** Ends the login at the bank, and forgets the tokens whether the bank could be reached or not. */
  async logOut(options?: CallOptions): Promise<void> {
    try {
      await ask({ method: 'POST', path: '/oauth2/logout', answer: nothing, isRepeatable: false }, options);
    } catch (error) {
      if (!isMonzoError(error, 'reauth')) throw error;
    } finally {
      await tokens.update(async () => null);
    }
  },
});

/** What may be shown of tokens. */
const loginOf = ({ user_id, client_id, expires_at }: Tokens) => ({ user_id, client_id, expires_at });

/** Returns how a refresh is sent. The bank refuses one beside an Authorization header with an old token. */
export const createRefresh =
  (credentials: Credentials, send: Send, clock: Clock) =>
  async (refreshToken: string): Promise<Tokens> => {
    const form = { grant_type: 'refresh_token', refresh_token: refreshToken };
    return toTokens(await send(tokenCall(credentials, form), {}), clock);
  };

/** Returns 256 random bits for one login. Keep them, or their hash, until the browser comes back. */
export const newState = (): string => randomBytes(32).toString('base64url');

/**
 * Returns the code that the bank sends along with the browser. Throws if the browser's `state` is not the one of this
 * login, since a code that somebody else has got must not be exchanged.
 */
export function readCallback(query: URLSearchParams, state: string): string {
  if (state === '' || !isSame(query.get('state') ?? '', state))
    throw refusal('The login that came back is not the one that was begun.', 'state_mismatch');
  const code = query.get('code');
  if (!code) throw refusal('The login came back without a code. It was refused, or given up.', 'no_code');
  return code;
}

/** Compares in a time that says nothing about where two texts differ. */
function isSame(one: string, other: string): boolean {
  const [first, second] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return first !== undefined && second !== undefined && timingSafeEqual(first, second);
}

/**
 * A refresh whose answer was lost is sent again with the old token, and the bank says whether that was used. A code is
 * sent once.
 */
const tokenCall = (
  { clientId, clientSecret }: Credentials,
  form: { grant_type: string } & Record<string, string>,
): Call<z.infer<typeof grant>> => ({
  method: 'POST',
  path: '/oauth2/token',
  form: { client_id: clientId, client_secret: clientSecret, ...form },
  answer: grant,
  isRepeatable: form.grant_type === 'refresh_token',
});

const toTokens = ({ expires_in, ...granted }: z.infer<typeof grant>, clock: Clock): Tokens => ({
  ...granted,
  expires_at: clock.now() + expires_in * 1000,
});

/** Six hours are what the bank documents, in case that it does not say. A new pair is too precious to be refused. */
const grant = z.object({
  access_token: tokensSchema.shape.access_token,
  refresh_token: z
    .string()
    .optional()
    .transform((text) => (text === undefined || text === '' ? null : text))
    .pipe(tokensSchema.shape.refresh_token),
  expires_in: z.int().positive().catch(21_600),
  client_id: looseText,
  user_id: looseText,
});

const whoAmI = z.object({ authenticated: z.literal(true), client_id: looseText, user_id: looseText });
