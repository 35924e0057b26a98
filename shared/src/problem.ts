import { z } from 'zod';

/** The HTTP status of every error code. */
export const STATUS_OF = {
  invalid_input: 400,
  malformed_json: 400,
  unauthenticated: 401,
  wrong_password: 401,
  cross_origin: 403,
  forbidden: 403,
  wrong_token: 403,
  not_found: 404,
  no_made_up_season: 404,
  method_not_allowed: 405,
  bank_name_taken: 409,
  player_has_history: 409,
  fixture_played: 409,
  fixture_cancelled: 409,
  fixture_full: 409,
  stale: 409,
  cash_needs_a_player: 409,
  not_configured: 409,
  not_connected: 409,
  club_not_empty: 409,
  too_large: 413,
  unsupported_media_type: 415,
  idempotency_key_reused: 422,
  too_many_requests: 429,
  internal_error: 500,
  unavailable: 503,
  bank_unavailable: 503,
} as const;

export type ErrorCode = keyof typeof STATUS_OF;

const isErrorCode = (code: string): code is ErrorCode => code in STATUS_OF;
const codes = Object.keys(STATUS_OF).filter(isErrorCode);

/** A refused field, with a `path` like `accepted_bank_names.0`. */
const fieldError = z.object({
  path: z.string(),
  message: z.string(),
  code: z.enum(['too_small', 'too_large', 'bounds_crossed']).optional().meta({
    description:
      'The kind of the error, for clients. `bounds_crossed` means that the lower bound is above the upper one',
  }),
});

/** Problem details as in RFC 9457. `detail` is a sentence for the organiser. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.enum(codes),
    request_id: z.string(),
    errors: z.array(fieldError).optional(),
  })
  .meta({ id: 'Problem' });

export type FieldError = z.infer<typeof fieldError>;
export type Problem = z.infer<typeof problem>;
