import type { ServerResponse } from 'node:http';

/** Answers with JSON, under the status that the response has, which is 200 unless it was set. */
export function sendJson(
  response: ServerResponse,
  body: object,
  type = 'application/json; charset=utf-8',
): void {
  const text = JSON.stringify(body);
  response.setHeader('Content-Type', type);
  response.setHeader('Content-Length', Buffer.byteLength(text));
  response.end(text);
}
