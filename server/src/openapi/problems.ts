import { type ErrorCode, type Problem, problem, STATUS_OF } from '@paidup/shared/problem';
import type { ZodOpenApiResponsesObject } from 'zod-openapi';
import type { Access } from '../http/guard.ts';
import { STATUS_CODES } from '../http/node-http.ts';
import type { Route } from '../http/route.ts';

/** Returns the codes with which a call may be refused, by what it takes and what it declares. */
export function refusalsOf({ method, access, params, headers, body, refuses }: Route): ErrorCode[] {
  const isKnown = typeof access === 'string' && !OPEN.has(access);
  const isChange = method !== 'get' && typeof access === 'string';
  return [
    'invalid_input',
    ...(body ? TAKES_BODY : []),
    ...(isKnown ? (['unauthenticated', 'forbidden'] as const) : []),
    ...(isChange ? (['cross_origin'] as const) : []),
    ...(Object.keys(params.shape).length > 0 ? (['not_found'] as const) : []),
    ...('If-Match' in headers.shape ? (['stale'] as const) : []),
    ...refuses,
    ...('Idempotency-Key' in headers.shape ? (['idempotency_key_reused'] as const) : []),
    'internal_error',
    'unavailable',
  ];
}

/** These calls need nobody to be known. */
const OPEN = new Set<Access>(['public', 'local', 'here_or_token']);

const TAKES_BODY = ['malformed_json', 'too_large', 'unsupported_media_type'] as const;

/** Returns the problem answers with these codes, one for each status. */
export function problemAnswers(codes: ErrorCode[]): ZodOpenApiResponsesObject {
  const byStatus = Map.groupBy(new Set(codes), (code) => String(STATUS_OF[code]));
  return Object.fromEntries([...byStatus].map(([status, group]) => [status, answer(status, group)]));
}

function answer(status: string, codes: ErrorCode[]) {
  const examples = codes.map((code) => [code, { $ref: `#/components/examples/${code}` }] as const);
  return {
    description: codes.map((code) => `\`${code}\``).join(', '),
    ...(status === '503' || status === '429' ? { headers: { 'Retry-After': RETRY_AFTER } } : {}),
    content: { 'application/problem+json': { schema: problem, examples: Object.fromEntries(examples) } },
  };
}

const RETRY_AFTER = { description: 'Seconds to wait', schema: { type: 'integer' as const }, example: 5 };

const SENTENCES: Record<ErrorCode, string> = {
  invalid_input: 'Please check “name”: it must not be empty.',
  malformed_json: 'The body is not valid JSON.',
  unauthenticated: 'Please log in first.',
  wrong_password: 'That password is not right.',
  cross_origin: 'This change came from another web page, so it was refused.',
  forbidden: 'Only the organiser may do that.',
  wrong_token: 'This link is wrong, too old, or was used already.',
  not_found: 'There is no such player. It may have been removed.',
  no_made_up_season: 'The made-up season has been cleared away.',
  method_not_allowed: 'This address takes GET, HEAD, POST, and no PUT.',
  bank_name_taken:
    'The bank name KINGSCOTE AM belongs to Ashley Kingscote. Take it off Ashley Kingscote first.',
  player_has_history: 'Ashley Kingscote has played or paid, so they stay in the books. Archive them instead.',
  fixture_played: 'This game has been played, so it stays in the books.',
  fixture_cancelled: 'This game is cancelled. Put it back on to change who plays.',
  fixture_full: 'There are not enough places left for these additional guests.',
  stale:
    'Somebody else has changed the player in the meantime. Have another look, then make your change again.',
  cash_needs_a_player: 'What was entered by hand always belongs to somebody. Undo it instead.',
  too_large: 'That is more than Paid Up takes in one piece.',
  unsupported_media_type: 'Please send JSON, as application/json in UTF-8.',
  idempotency_key_reused:
    'This Idempotency-Key was used for another payment. Use a fresh key for a new payment.',
  too_many_requests: 'That was wrong too often. Please wait 15 min and try again.',
  internal_error: 'Something went wrong on our side. Please try again.',
  not_configured:
    'Monzo can’t be connected yet: the server needs MONZO_CLIENT_ID, MONZO_CLIENT_SECRET and PUBLIC_URL.',
  club_not_empty: 'A made-up season is for a club that has no players, games or payments yet.',
  not_connected: 'Monzo isn’t connected. Connect it in Settings first.',
  bank_unavailable: 'Monzo can’t be reached right now. Please try again in a minute.',
  unavailable: 'The records can’t be reached just now. Please try again in a moment.',
};

const FIELD_ERRORS: Partial<Record<ErrorCode, Problem['errors']>> = {
  invalid_input: [{ path: 'name', message: 'must not be empty' }],
  bank_name_taken: [{ path: 'accepted_bank_names.0', message: 'belongs to Ashley Kingscote' }],
};

/** One example of each problem, by its code. */
export const problemExamples: Record<string, { value: Problem }> = Object.fromEntries(
  problem.shape.code.options.map((code) => [code, { value: exampleOf(code) }]),
);

function exampleOf(code: ErrorCode): Problem {
  const errors = FIELD_ERRORS[code];
  const status = STATUS_OF[code];
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: SENTENCES[code],
    code,
    request_id: 'q3J9xk2V-1a',
    ...(errors ? { errors } : {}),
  };
}
