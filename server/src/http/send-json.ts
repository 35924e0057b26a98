import type { ServerResponse } from 'node:http';

/** Sends JSON with the response's current status. */
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
