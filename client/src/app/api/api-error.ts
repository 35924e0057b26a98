import type { ErrorCode, FieldError, Problem } from '@paidup/shared/problem';
import { isAxiosError } from 'axios';
import { errorTexts } from '../texts.ts';

/** Why a call failed, with the server's own code and sentence. The code is `offline` when no answer came. */
export type ApiError = Error & {
  code: ErrorCode | 'offline' | 'cancelled';
  status: number;
  detail: string;
  fields: FieldError[];
};

/** Turns anything that a call threw into an `ApiError`, whose `detail` is a sentence to show. */
export function toApiError(thrown: unknown): ApiError {
  if (isApiError(thrown)) return thrown;
  if (isAxiosError<unknown>(thrown)) {
    const answer = thrown.response;
    if (answer && isProblem(answer.data)) return apiError(answer.data.code, answer.status, answer.data);
    if (answer) return apiError('internal_error', answer.status, { detail: errorTexts.unknown });
    if (thrown.code === 'ERR_CANCELED') return apiError('cancelled', 0, { detail: errorTexts.unknown });
    return apiError('offline', 0, { detail: errorTexts.offline });
  }
  return apiError('internal_error', 0, { detail: errorTexts.unknown });
}

/** Whether it is an `ApiError`. */
export function isApiError(thrown: unknown): thrown is ApiError {
  return thrown instanceof Error && 'code' in thrown && 'fields' in thrown;
}

function apiError(
  code: ApiError['code'],
  status: number,
  problem: Pick<Problem, 'detail' | 'errors'>,
): ApiError {
  const { detail, errors } = problem;
  return Object.assign(new Error(detail), { code, status, detail, fields: errors ?? [] });
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;
}
