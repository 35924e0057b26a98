import type { ServerResponse } from 'node:http';

/** Answers with a record, its revision as the `ETag`. */
export function sendRecord(response: ServerResponse, record: { rev: number }, status = 200): void {
  response.setHeader('ETag', `"${record.rev}"`);
  sendJson(response, record, status);
}

/** Answers with JSON. */
export function sendJson(response: ServerResponse, body: object, status = 200): void {
  response.statusCode = status;
  response.setHeader('Content-Type', JSON_TYPE);
  response.end(JSON.stringify(body));
}

/**
 * Answers with JSON and `headers`, names and values in turn, where none are set yet: Node looks at each only once
 * then, which shows in the busiest answers.
 */
export function sendWholeJson(response: ServerResponse, headers: readonly string[], body: object): void {
  const text = JSON.stringify(body);
  const length = String(Buffer.byteLength(text));
  response.writeHead(200, [...headers, 'Content-Type', JSON_TYPE, 'Content-Length', length]);
  response.end(text);
}

const JSON_TYPE = 'application/json; charset=utf-8';
