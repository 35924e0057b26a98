import type { ServerResponse } from 'node:http';
import type { Request, Response } from 'express';
import { invalidField } from '../errors.ts';
import type { IfMatch } from '../services/revise.ts';

/** The revisions that the `If-Match` header accepts; `null` when there is none or it is `*`. */
export function ifMatch(request: Request): IfMatch {
  const header = request.headers['if-match']?.trim();
  if (header === undefined || header === '*') return null;
  const revisions = header.split(',').map((tag) => /^\s*"(\d{1,15})"\s*$/.exec(tag)?.[1]);
  if (revisions.some((revision) => revision === undefined))
    throw invalidField('If-Match', 'must be the quoted rev of the record, like "3"');
  return revisions.map(Number);
}

/** Answers with a record, its revision as the `ETag`. */
export function sendRecord(response: Response, record: { rev: number }, status = 200): void {
  response.setHeader('ETag', `"${record.rev}"`);
  sendJson(response, record, status);
}

/** Answers with JSON. */
export function sendJson(response: ServerResponse, body: object, status = 200): void {
  response.statusCode = status;
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.end(JSON.stringify(body));
}
