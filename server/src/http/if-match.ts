import type { Request } from 'express';
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
