import { z } from 'zod';
import { MonzoError, type MonzoErrorKind } from './monzo-error.ts';

/** An answer with a status other than 2xx. `body` is its parsed JSON, or `undefined` if it is none. */
export type RefusedAnswer = {
  status: number;
  body: unknown;
  retryAfter: number | null;
};

/** Returns the error for an answer that is no success. `secrets` are the texts that it must not repeat. */
export function errorOf(
  call: string,
  { status, body, retryAfter }: RefusedAnswer,
  isRepeatable: boolean,
  secrets: readonly string[],
): MonzoError {
  const { code, error } = readBody(body, secrets);
  const kind = kindOf(status, code, error);
  const told = code || error || 'unknown';
  return new MonzoError(`${call} was answered ${status} ${told}.`, {
    kind,
    status,
    code: told,
    isRetryable: isRepeatable && (kind === 'rate_limited' || kind === 'server'),
    retryAfter,
  });
}

/**
 * The bank's codes get more specific from left to right, so they are compared by their beginning. A 4xx that has no
 * code comes from a proxy on the way. Its 404 does not say that the bank has no such record.
 */
function kindOf(status: number, code: string, error: string): MonzoErrorKind {
  if (status === 429) return 'rate_limited';
  if (status >= 500 || status === 408) return 'server';
  if (isLoginOver(status, code, error)) return 'reauth';
  if (code === '' && error === '') return 'protocol';
  if (code.startsWith('forbidden.insufficient_permissions')) return 'approval_pending';
  if (code.startsWith('forbidden.verification_required')) return 'history_limit';
  return status === 404 ? 'not_found' : 'bad_request';
}

/** Some dead tokens are answered 400 instead of 401. A wrong client secret is a mistake that no login mends. */
function isLoginOver(status: number, code: string, error: string): boolean {
  if (error === 'invalid_client') return false;
  if (status === 401) return true;
  const begins = ['bad_request.invalid_token', 'bad_request.refresh_token'].some((start) =>
    code.startsWith(start),
  );
  return status === 400 && (begins || error === 'invalid_token' || error === 'invalid_grant');
}

/** The answer is the bank's or somebody else's, so a code counts only if it looks like one and repeats no secret. */
function readBody(body: unknown, secrets: readonly string[]): { code: string; error: string } {
  const { code, error } = errorBody.parse(body);
  const safe = (text: string) => (secrets.some((secret) => text.includes(secret)) ? '' : text);
  return { code: safe(code), error: safe(error) };
}

const word = z
  .string()
  .regex(/^[a-z][\w.[\]-]{0,99}$/)
  .catch('');

const errorBody = z.object({ code: word, error: word }).catch({ code: '', error: '' });
