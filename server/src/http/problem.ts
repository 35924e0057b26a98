import type { ServerResponse } from 'node:http';
import type { Problem } from '@paidup/shared/problem';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { AppError, unknownAddress } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { StoreError } from '../store/store.ts';
import { STATUS_CODES } from './node-http.ts';
import { requestId } from './request-context.ts';
import { sendJson } from './answers.ts';

/** Answers with RFC 9457 problem details. */
function sendProblem(response: ServerResponse, error: AppError): void {
  const problem: Problem = {
    type: 'about:blank',
    title: STATUS_CODES[error.status] ?? 'Error',
    status: error.status,
    detail: error.message,
    code: error.code,
    request_id: requestId(response),
    ...(error.errors ? { errors: error.errors } : {}),
  };
  if (error.code === 'unavailable') response.setHeader('Retry-After', '5');
  if (error.retryAfter !== undefined) response.setHeader('Retry-After', String(error.retryAfter));
  if (error.code === 'unauthenticated') response.setHeader('WWW-Authenticate', 'Bearer');
  response.setHeader('Cache-Control', 'no-store');
  response.statusCode = error.status;
  sendJson(response, problem, 'application/problem+json');
}

/** Answers 404 to a request that no route has answered. */
export const unknownPath: RequestHandler = () => {
  throw unknownAddress();
};

/**
 * Returns the handler that answers every error as a problem. An unexpected error is logged, and its answer gives no
 * detail. A refusal of our own is not logged besides its request, so that an overload does not flood the log. An answer
 * that has already begun is cut off.
 */
export function createProblemAnswer(
  log: Log,
  metrics: Pick<Metrics, 'storeFailed'>,
  whenBroken: (error: StoreError) => void,
): ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => {
    const refusal = toAppError(error);
    if (refusal !== error && refusal.status >= 500)
      log.error({ request_id: requestId(response), err: error }, refusal.message);
    if (error instanceof StoreError) metrics.storeFailed();
    if (error instanceof StoreError && error.kind === 'broken') whenBroken(error);
    if (response.headersSent) response.destroy();
    else sendProblem(response, refusal);
  };
}

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof StoreError)
    return new AppError(
      'unavailable',
      'The records can’t be reached just now. Please try again in a moment.',
    );
  // Express gives an error a status when the client caused it.
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : 500;
  if (typeof status === 'number' && status >= 400 && status < 500)
    return new AppError('invalid_input', 'This request could not be read.');
  return new AppError('internal_error', 'Something went wrong on our side. Please try again.');
}
