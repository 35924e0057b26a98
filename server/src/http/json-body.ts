import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { AppError } from '../errors.ts';

/** The body that a call takes. The document shows the example. */
export type Body<Schema> = {
  schema: Schema;
  example: Schema extends z.ZodType ? z.input<Schema> : never;
  /** The maximum size in bytes. It is 100 KiB by default. */
  limit?: number;
  /** The body is read as JSON whatever its `Content-Type` says. */
  isAnyType?: true;
};

/** The body of a call that takes no input. It may be absent or an empty object. */
export const emptyBody = { schema: z.strictObject({}), example: {} };

/** Decides whether an absent body counts as `{}`. It does in a PUT and where a call takes no input. */
export const mayBeAbsent = (method: string, { schema }: Pick<Body<z.ZodType>, 'schema'>): boolean =>
  method.toUpperCase() === 'PUT' || schema === emptyBody.schema;

/** Returns the JSON value in the body of a request. */
export async function readBody(request: IncomingMessage, body: Body<z.ZodType>): Promise<unknown> {
  const bytes = await readBytes(request, body.limit ?? API_BODY_LIMIT);
  if (bytes.length === 0 && mayBeAbsent(request.method ?? '', body)) return {};
  if (bytes.length > 0 && !body.isAnyType && !isJson(request.headers['content-type']))
    throw new AppError('unsupported_media_type', 'Please send JSON, as application/json in UTF-8.');
  return parseJson(bytes);
}

const API_BODY_LIMIT = 100 * 1024;

/** Reads the body. Too many bytes are a 413. A compressed body is a 415, since it may be larger than it looks. */
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
    // The rest is read even after the limit, since a client that is still sending would not see the answer.
    request.on('end', () => {
      if (length <= limit) resolve(Buffer.concat(chunks));
      else reject(new AppError('too_large', 'That is more than Paid Up takes in one piece.'));
    });
    request.on('error', () => reject(new AppError('invalid_input', 'This request could not be read.')));
  });
}

/** Parses strict UTF-8. Two ids that differ only in invalid bytes would otherwise become one. */
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
