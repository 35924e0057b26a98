import {
  createMemoryTokens,
  createMonzoClient,
  type MonzoClientOptions,
  type Tokens,
} from '../../src/monzo/client/index.ts';

export type BankRequest = {
  method: string;
  /** Path and query. */
  path: string;
  headers: Record<string, string>;
  body: string;
  form: Record<string, string>;
};

type Answer = { status?: number; json?: unknown; text?: string; headers?: Record<string, string> };

/** A login whose texts are found again wherever they leak to. */
export const LOGIN: Tokens = {
  access_token: 'ACCESS-marker-1',
  refresh_token: 'REFRESH-marker-1',
  expires_at: Date.parse('2026-11-20T18:00:00Z'),
  client_id: 'oauth2client_1',
  user_id: 'user_1',
};

export const NOON = Date.parse('2026-11-20T12:00:00Z');

/** A clock that a test moves. Whoever sleeps moves it, too, and does not wait. */
export function createStubClock(start = NOON) {
  const clock = {
    time: start,
    sleeps: [] as number[],
    now: () => clock.time,
    async sleep(milliseconds: number, signal?: AbortSignal) {
      signal?.throwIfAborted();
      clock.sleeps.push(milliseconds);
      clock.time += milliseconds;
    },
  };
  return clock;
}

/** A client whose requests the test answers in this process, one after the other or each by its content. */
export function createStubbedClient(
  answers: Answer[] | ((request: BankRequest) => Answer | Promise<Answer>),
  options: Partial<MonzoClientOptions> = {},
) {
  const requests: BankRequest[] = [];
  const clock = createStubClock();
  const fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const { pathname, search } = new URL(request.url);
    const body = await request.text();
    const seen = {
      method: request.method,
      path: pathname + search,
      headers: Object.fromEntries(request.headers),
      body,
      form: Object.fromEntries(new URLSearchParams(body)),
    };
    requests.push(seen);
    const answer = typeof answers === 'function' ? await answers(seen) : answers.shift();
    if (answer === undefined) throw new TypeError('fetch failed');
    const {
      status = 200,
      json,
      text = json === undefined ? '' : JSON.stringify(json),
      headers = {},
    } = answer;
    return new Response(text, { status, headers });
  };
  const tokens = createMemoryTokens(LOGIN);
  const client = createMonzoClient({
    credentials: { clientId: 'oauth2client_1', clientSecret: 'SECRET-marker' },
    tokens,
    fetch,
    clock,
    random: () => 0.5,
    ...options,
  });
  return { client, requests, clock, tokens: options.tokens ?? tokens };
}

/** The error that a call rejects with. */
export const errorOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => expectedAnError(),
    (error: unknown) => error,
  );

function expectedAnError(): never {
  throw new Error('It was expected to reject, and did not.');
}

/** The bank's own refusal. */
export const refusedWith = (status: number, code: string, more = {}): Answer => ({
  status,
  json: { code, message: 'Told by the bank', params: {}, retryable: {}, ...more },
});

/** The bank's answer to a refresh. */
export const pair = (number: number, more = {}): Answer => ({
  json: {
    access_token: `ACCESS-marker-${number}`,
    refresh_token: `REFRESH-marker-${number}`,
    expires_in: 21_600,
    client_id: 'oauth2client_1',
    user_id: 'user_1',
    token_type: 'Bearer',
    ...more,
  },
});
