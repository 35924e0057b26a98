import type { Clock } from './clock.ts';
import { isMonzoError, MonzoError } from './monzo-error.ts';
import type { Tokens, TokenStore } from './tokens.ts';

type Parts = {
  tokens: TokenStore;
  /** Asks the bank for a new pair. */
  refresh: (refreshToken: string) => Promise<Tokens>;
  clock: Clock;
};

/** The login that calls are made with. */
export type Session = ReturnType<typeof createSession>;

/**
 * Keeps the login alive. The tokens are refreshed a minute before they end, or when the bank refuses them, once for all
 * who wait. The new pair is stored before anybody uses it.
 */
export function createSession({ tokens, refresh, clock }: Parts) {
  let renewal: { of: string; result: Promise<Tokens> } | null = null;
  /** A pair that the store failed to keep. The bank gives no other for the old one. */
  let unsaved: { of: string; pair: Tokens } | null = null;

  return { withToken, renewNow };

  /**
   * Calls the step with an access token, and once more with a new one if the bank refuses the first. Rejects with
   * `reauth` if there is no login, or if it is over.
   */
  async function withToken<Result>(
    step: (accessToken: string) => Promise<Result>,
    signal?: AbortSignal,
  ): Promise<Result> {
    const stored = await readLogin(signal);
    const isFresh = stored.expires_at - MARGIN > clock.now();
    const used = isFresh ? stored : await renewed(stored, signal);
    try {
      return await step(used.access_token);
    } catch (error) {
      if (!isMonzoError(error, 'reauth')) throw error;
      return await step((await renewed(used, signal)).access_token);
    }
  }

  /** Gets a new pair, though the one that there is may be good for long. */
  async function renewNow(signal?: AbortSignal): Promise<Tokens> {
    return renewed(await readLogin(signal), signal);
  }

  async function readLogin(signal: AbortSignal | undefined): Promise<Tokens> {
    const stored = await unlessAborted(tokens.read(), signal);
    if (stored === null) throw loginNeeded('Nobody is logged in.', 'not_logged_in');
    return stored;
  }

  /** Returns the pair after `used`. A caller who gives up leaves the refresh running for the others. */
  function renewed(used: Tokens, signal: AbortSignal | undefined): Promise<Tokens> {
    if (renewal?.of === used.access_token) return unlessAborted(renewal.result, signal);
    const result = renew(used).finally(() => {
      if (renewal?.result === result) renewal = null;
    });
    renewal = { of: used.access_token, result };
    return unlessAborted(result, signal);
  }

  async function renew(used: Tokens): Promise<Tokens> {
    let refused: unknown = loginNeeded('The login is over.', 'login_over');
    const kept = await tokens.update(async (current) => {
      if (current === null || current.access_token !== used.access_token) return current;
      if (current.refresh_token === null) throw refused;
      try {
        return await pairAfter(current.refresh_token);
      } catch (error) {
        if (!isRefreshRefused(error)) throw error;
        refused = error;
        // No process needs to ask the bank again with a token that it has refused.
        return { ...current, refresh_token: null, expires_at: 0 };
      }
    });
    unsaved = null;
    if (kept === null) throw loginNeeded('Nobody is logged in any more.', 'not_logged_in');
    if (kept.access_token === used.access_token) throw refused;
    return kept;
  }

  async function pairAfter(refreshToken: string): Promise<Tokens> {
    if (unsaved?.of !== refreshToken) unsaved = { of: refreshToken, pair: await refresh(refreshToken) };
    return unsaved.pair;
  }
}

/** Only a code about this token says that it is worth nothing. Any other trouble may pass. */
const isRefreshRefused = (error: unknown): boolean =>
  isMonzoError(error, 'reauth') && /refresh_token|invalid_(token|grant)/.test(error.code);

const loginNeeded = (message: string, code: string) => new MonzoError(message, { kind: 'reauth', code });

async function unlessAborted<Result>(
  result: Promise<Result>,
  signal: AbortSignal | undefined,
): Promise<Result> {
  if (!signal) return result;
  const aborted = Promise.withResolvers<never>();
  const giveUp = () => {
    aborted.reject(new MonzoError('The wait for tokens was given up.', { kind: 'network', code: 'aborted' }));
  };
  if (signal.aborted) giveUp();
  signal.addEventListener('abort', giveUp);
  return Promise.race([result, aborted.promise]).finally(() => {
    signal.removeEventListener('abort', giveUp);
  });
}

const MARGIN = 60_000;
