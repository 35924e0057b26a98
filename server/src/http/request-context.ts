import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import type { Log } from '../log.ts';

const REQUEST_ID = 'X-Request-Id';

/** The id of a request, as the header of its answer tells it. */
export const requestId = (response: ServerResponse): string => String(response.getHeader(REQUEST_ID) ?? '');

/** Gives each request an id, and logs one record when it is answered or cut off. */
export function createRequestContext(log: Log): RequestHandler {
  // Ids need to differ, not to be secret: one random start per process, then a count.
  const process = randomBytes(6).toString('base64url');
  let count = 0;

  return (request, response, next) => {
    const id = `${process}-${(++count).toString(36)}`;
    const began = performance.now();
    const path = loggedPath(request.originalUrl);
    response.setHeader(REQUEST_ID, id);
    response.once('close', () => {
      const level = response.statusCode >= 500 ? 'error' : 'info';
      log[level]({
        request_id: id,
        method: request.method,
        path,
        status: response.statusCode,
        milliseconds: Math.round(performance.now() - began),
        ...(response.writableFinished ? {} : { cut_off: true }),
      });
    });
    next();
  };
}

/** The path as it may be logged: no query string, and nothing behind the webhook's address wherever it stands. */
export const loggedPath = (url: string): string =>
  url.replace(/[?#].*$/s, '').replace(/(monzo(?:_|%5f)webhook).+$/is, '$1/…');
