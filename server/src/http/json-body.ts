import express, { type RequestHandler } from 'express';
import { AppError } from '../errors.ts';

/** The most a body may hold, in bytes: 100 KiB for the API, 64 KiB for the webhook. */
const API_BODY_LIMIT = 100 * 1024;
export const WEBHOOK_BODY_LIMIT = 64 * 1024;

/**
 * Reads the body of the request into `request.body`, as bytes. Over the limit is 413, a compressed one 415: what
 * arrives is never larger than it looks.
 */
export const readBody = (limit: number): RequestHandler =>
  express.raw({ type: () => true, limit, inflate: false });

/**
 * The JSON value in a body that `readBody` has read, or 400 `malformed_json`. Invalid UTF-8 is refused, since two
 * ids that differ only in it would become one.
 */
export function parseJson(body: unknown): unknown {
  if (!Buffer.isBuffer(body) || body.length === 0) throw malformed('The body is empty.');
  try {
    return JSON.parse(strictUtf8.decode(body));
  } catch {
    throw malformed('The body is not valid JSON.');
  }
}

/**
 * Reads a JSON body into `request.body`. Another content type or charset is 415; none at all is `{}` for a PUT,
 * and 400 `malformed_json` for what needs one.
 */
export const jsonBody: RequestHandler[] = [
  readBody(API_BODY_LIMIT),
  (request, _response, next) => {
    const body: unknown = request.body;
    const isEmpty = !Buffer.isBuffer(body) || body.length === 0;
    if (isEmpty && request.method === 'PUT') request.body = {};
    else if (!isEmpty && !isJson(request.headers['content-type']))
      throw new AppError('unsupported_media_type', 'Please send JSON, as application/json in UTF-8.');
    else request.body = parseJson(body);
    next();
  },
];

const isJson = (contentType: string | undefined) =>
  /^application\/json[ \t]*(;[ \t]*charset[ \t]*=[ \t]*"?utf-8"?[ \t]*)?;?$/i.test(contentType?.trim() ?? '');

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

const malformed = (detail: string) => new AppError('malformed_json', detail);
