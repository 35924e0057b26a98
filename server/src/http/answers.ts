import type { ServerResponse } from 'node:http';
import type { z } from 'zod';

/** The answer to a call that succeeds. One without a schema has no body, unless the handler streams it. */
export type Answer<Schema extends z.ZodType = z.ZodType> = {
  /** 200 by default, or 204 without a body. A 201 tells the address of the new record. The handler of a 302 says where to. */
  status?: 201 | 302;
  description: string;
  schema?: Schema;
  example?: z.output<Schema>;
  /** The part that a deputy is shown. They are shown all of it by default. */
  forDeputy?: z.ZodType;
  stream?: { type: string; example: string };
};

/** Returns the status of an answer. */
export const statusOf = ({ status, schema, stream }: Answer): number =>
  status ?? (schema || stream ? 200 : 204);

/** Returns the headers that tell of a record: its revision, and the address of a new one in the list at `path`. */
export const recordHeaders = (answer: Answer, path: string, record: object) => ({
  ...('rev' in record ? { ETag: `"${String(record.rev)}"` } : {}),
  ...(answer.status === 201 && 'id' in record ? { Location: `${path}/${String(record.id)}` } : {}),
});

/** Sends what the handler returned, or the part of it that a deputy may see. */
export function sendAnswer(
  response: ServerResponse,
  answer: Answer,
  { path, isForDeputy }: { path: string; isForDeputy: boolean },
  whole: unknown,
) {
  if (answer.stream) return;
  const result = isForDeputy && answer.forDeputy ? answer.forDeputy.parse(whole) : whole;
  response.statusCode = statusOf(answer);
  if (typeof result !== 'object' || result === null) return void response.end();
  for (const [name, value] of Object.entries(recordHeaders(answer, path, result)))
    response.setHeader(name, value);
  sendJson(response, result);
}

/** Sends JSON with the response's current status. */
export function sendJson(
  response: ServerResponse,
  body: object,
  type = 'application/json; charset=utf-8',
): void {
  const text = JSON.stringify(body);
  const length = Buffer.byteLength(text);
  response.setHeader('Content-Type', type);
  response.setHeader('Content-Length', length);
  // Text that is ASCII only has the same bytes in Latin-1, which Node writes without looking for longer characters.
  response.end(text, length === text.length ? 'latin1' : 'utf8');
}
