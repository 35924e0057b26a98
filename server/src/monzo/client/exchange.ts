import { z } from 'zod';
import type { Clock } from './clock.ts';
import { MonzoError } from './monzo-error.ts';
import { readBody, TooLarge } from './read-body.ts';

export type Limits = {
  /** How long one request may take until its answer has been read, in milliseconds. */
  timeout: number;
  /** How large an answer may be, in bytes after decompression. */
  maxBytes: number;
};

export type Sender = Limits & { fetch: typeof fetch; clock: Clock };

type Exchange = {
  /** What errors call it. */
  name: string;
  url: URL;
  method: string;
  headers: Record<string, string>;
  body: string | URLSearchParams | Uint8Array<ArrayBuffer> | null;
  isRepeatable: boolean;
  signal: AbortSignal | undefined;
};

/**
 * Sends a request and reads its answer within the limits, whatever the status. A redirect is an error, so that no token
 * goes to another address. Rejects with `MonzoError`.
 */
export async function exchange(
  { fetch, timeout, maxBytes, clock }: Sender,
  { name, url, method, headers, body, isRepeatable, signal }: Exchange,
): Promise<{ status: number; text: string; retryAfter: number | null }> {
  const deadline = AbortSignal.timeout(timeout);
  const until = signal ? AbortSignal.any([signal, deadline]) : deadline;
  try {
    const response = await fetch(url, { method, headers, body, redirect: 'manual', signal: until });
    if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
      await response.body?.cancel();
      throw protocolError(
        `${name} was answered with a redirect, which is not followed.`,
        response.status,
        'redirect',
      );
    }
    const retryAfter = waitOf(response.headers.get('retry-after'), clock);
    return { status: response.status, text: await readBody(response, maxBytes), retryAfter };
  } catch (error) {
    if (error instanceof MonzoError) throw error;
    if (error instanceof TooLarge)
      throw protocolError(`${name} was answered with more than ${maxBytes} bytes.`, null, 'too_large');
    if (signal?.aborted)
      throw new MonzoError(`${name} was given up by its caller.`, { kind: 'network', code: 'aborted' });
    // What fetch throws may quote a header, so it is not passed on.
    const [code, what] = deadline.aborted
      ? [SILENT, `was not answered within ${timeout} ms`]
      : ['no_answer', `got no answer${reasonOf(error)}`];
    throw new MonzoError(`${name} ${what}.`, { kind: 'network', code, isRetryable: isRepeatable });
  }
}

/** The code of the error when there was no answer in time. */
export const SILENT = 'timeout';

/** Returns the error for an answer that the API would not give. */
export const protocolError = (message: string, status: number | null, code: string): MonzoError =>
  new MonzoError(message, { kind: 'protocol', status, code });

/** Reads a `Retry-After` of seconds or a date. */
function waitOf(header: string | null, clock: Clock): number | null {
  if (header === null) return null;
  const wait = /^\d{1,6}$/.test(header) ? Number(header) * 1000 : Date.parse(header) - clock.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : null;
}

/** The system's code for what went wrong, like ECONNREFUSED. Its message may hold anything. */
function reasonOf(error: unknown): string {
  const { cause } = failure.parse(error);
  return cause.code === '' ? '' : ` (${cause.code})`;
}

const systemCode = z.object({ code: z.string().regex(/^[A-Z_]{3,40}$/) }).catch({ code: '' });
const failure = z.object({ cause: systemCode }).catch({ cause: { code: '' } });
