import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { AppError } from '../errors.ts';

/** The body that a call takes, with an example for the document. */
export type Body<Schema> = {
  schema: Schema;
  example: Schema extends z.ZodType ? z.input<Schema> : never;
  /** In bytes: 100 KiB unless it says otherwise. */
  limit?: number;
  /** It is JSON whatever its `Content-Type` says. */
  isAnyType?: true;
};

/** The body of a call that needs to be told nothing. It may be left out, or be an empty object. */
export const emptyBody = { schema: z.strictObject({}), example: {} };

/** Whether no body means `{}`: in a PUT, and where there is nothing to be told. */
export const mayBeAbsent = (method: string, { schema }: Pick<Body<z.ZodType>, 'schema'>): boolean =>
  method.toUpperCase() === 'PUT' || schema === emptyBody.schema;

/** The JSON value in the body of a request. */
export async function readBody(request: IncomingMessage, body: Body<z.ZodType>): Promise<unknown> {
  const bytes = await readBytes(request, body.limit ?? API_BODY_LIMIT);
  if (bytes.length === 0 && mayBeAbsent(request.method ?? '', body)) return {};
  if (bytes.length > 0 && !body.isAnyType && !isJson(request.headers['content-type']))
    throw new AppError('unsupported_media_type', 'Please send JSON, as application/json in UTF-8.');
  return parseJson(bytes);
}

const API_BODY_LIMIT = 100 * 1024;

/**
 * The bytes of the request's body. Over the limit is 413, a compressed one 415: what arrives is never larger than
 * it looks.
 */
function readBytes(request: IncomingMessage, limit: number): Promise<Buffer> {
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

/** Invalid UTF-8 is refused, since two ids that differ only in it would become one. */
function parseJson(body: Buffer): unknown {
  if (body.length === 0) throw malformed('The body is empty.');
  try {
    return JSON.parse(strictUtf8.decode(body));
  } catch {
    throw malformed('The body is not valid JSON.');
  }
}

const isJson = (contentType: string | undefined) =>
  /^application\/json[ \t]*(;[ \t]*charset[ \t]*=[ \t]*"?utf-8"?[ \t]*)?;?$/i.test(contentType?.trim() ?? '');

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

const malformed = (detail: string) => new AppError('malformed_json', detail);
