import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { parseInput } from '../parse-input.ts';

/** The most a body may hold, in bytes: 100 KiB for the API, 64 KiB for the webhook. */
const API_BODY_LIMIT = 100 * 1024;
export const WEBHOOK_BODY_LIMIT = 64 * 1024;

/**
 * The bytes of the request's body. Over the limit is 413, a compressed one 415: what arrives is never larger than
 * it looks.
 */
export function readBytes(request: IncomingMessage, limit: number): Promise<Buffer> {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding.toLowerCase() !== 'identity')
    return Promise.reject(new AppError('unsupported_media_type', 'Please send plain, uncompressed JSON.'));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk);
    });
    // Too much is read all the same, since whoever still sends would not see the answer.
    request.on('end', () => {
      if (length <= limit) resolve(Buffer.concat(chunks));
      else reject(new AppError('too_large', 'That is more than Paid Up takes in one piece.'));
    });
    request.on('error', () => reject(new AppError('invalid_input', 'This request could not be read.')));
  });
}

/**
 * The JSON value in a body, or 400 `malformed_json`. Invalid UTF-8 is refused, since two ids that differ only in it
 * would become one.
 */
export function parseJson(body: Buffer): unknown {
  if (body.length === 0) throw malformed('The body is empty.');
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
  async (request, _response, next) => {
    const body = await readBytes(request, API_BODY_LIMIT);
    request.body = body.length === 0 && request.method === 'PUT' ? {} : parseJsonBody(request, body);
    next();
  },
];

/** For what needs to be told nothing: no body, or an empty object. */
export const emptyBody: RequestHandler[] = [
  async (request, _response, next) => {
    const body = await readBytes(request, API_BODY_LIMIT);
    if (body.length > 0) parseInput(NOTHING, parseJsonBody(request, body));
    next();
  },
];

const NOTHING = z.strictObject({});

function parseJsonBody({ headers }: IncomingMessage, body: Buffer): unknown {
  if (body.length > 0 && !isJson(headers['content-type']))
    throw new AppError('unsupported_media_type', 'Please send JSON, as application/json in UTF-8.');
  return parseJson(body);
}

const isJson = (contentType: string | undefined) =>
  /^application\/json[ \t]*(;[ \t]*charset[ \t]*=[ \t]*"?utf-8"?[ \t]*)?;?$/i.test(contentType?.trim() ?? '');

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

const malformed = (detail: string) => new AppError('malformed_json', detail);
