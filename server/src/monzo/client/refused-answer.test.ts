import { expect, test } from 'vitest';
import { errorOf } from './refused-answer.ts';

const refused = (status: number, body: unknown, isRepeatable = true) =>
  errorOf('GET /accounts', { status, body, retryAfter: null }, isRepeatable, ['planted_secret']);

test.each([
  [401, 'unauthorized.bad_access_token', 'reauth'],
  [401, 'unauthorized.bad_access_token.expired', 'reauth'],
  [401, 'unauthorized.bad_access_token.evicted', 'reauth'],
  [400, 'bad_request.invalid_token', 'reauth'],
  [401, 'unauthorized.bad_refresh_token.evicted', 'reauth'],
  [400, 'bad_request.refresh_token.expired', 'reauth'],
  [400, 'bad_request.could_not_authenticate', 'bad_request'],
  [400, 'bad_request.client_not_enabled', 'bad_request'],
  [403, 'forbidden.insufficient_permissions', 'approval_pending'],
  [403, 'forbidden.verification_required', 'history_limit'],
  [403, 'forbidden.something_new', 'bad_request'],
  [400, 'bad_request.invalid_time_range', 'bad_request'],
  [400, 'bad_request.missing_param.current_account_id', 'bad_request'],
  [404, 'not_found.transaction', 'not_found'],
  [404, 'a_code_of_next_year', 'not_found'],
  [405, 'bad_request.method_not_allowed', 'bad_request'],
  [406, 'bad_response.not_acceptable', 'bad_request'],
  [429, 'rate_limited.too_many', 'rate_limited'],
  [408, 'timeout.request', 'server'],
  [500, 'internal_service', 'server'],
  [504, 'timeout', 'server'],
])('it takes %i %s for %s', (status, code, kind) => {
  expect(refused(status, { code, message: 'Told by the bank', params: {} })).toMatchObject({
    kind,
    code,
    status,
  });
});

test.each([
  [400, { error: 'invalid_token' }, 'reauth'],
  [400, { error: 'invalid_grant' }, 'reauth'],
  [401, { error: 'invalid_client' }, 'bad_request'],
  [401, { code: 'unauthorized.bad_access_token', error: 'invalid_token' }, 'reauth'],
])('it reads the error of OAuth: %i %j', (status, body, kind) => {
  expect(refused(status, body)).toMatchObject({ kind });
});

test('it does not believe a 404 or 403 that is none of the bank: the record may be there', () => {
  for (const body of [undefined, '<html>', {}, [], { code: 7 }])
    for (const status of [404, 403, 400])
      expect(refused(status, body)).toMatchObject({ kind: 'protocol', status });
  expect(refused(401, undefined)).toMatchObject({ kind: 'reauth', code: 'unknown' });
  expect(refused(502, undefined)).toMatchObject({ kind: 'server', code: 'unknown' });
});

test('it says whether to try again: after what passes, and only if a second call does no harm', () => {
  const isRetryable = (status: number, code: string, isRepeatable: boolean) =>
    refused(status, { code }, isRepeatable).isRetryable;
  expect(isRetryable(429, 'rate_limited', true)).toBe(true);
  expect(isRetryable(500, 'internal_service', true)).toBe(true);
  expect(isRetryable(500, 'internal_service', false)).toBe(false);
  expect(isRetryable(403, 'forbidden.insufficient_permissions', true)).toBe(false);
  expect(isRetryable(401, 'unauthorized', true)).toBe(false);
});

test('it repeats no secret, no message and nothing that does not look like a code', () => {
  for (const code of ['planted_secret', 'bad_request.planted_secret', 'Bearer X', 'a'.repeat(500), 'x\ny'])
    expect(refused(400, { code, message: 'planted_secret', error: code })).toMatchObject({
      code: 'unknown',
      message: 'GET /accounts was answered 400 unknown.',
    });
});
