import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import type { Log } from '../log.ts';

const REQUEST_ID = 'X-Request-Id';

/** Returns the id of a request from the header of its response. */
export const requestId = (response: ServerResponse): string => String(response.getHeader(REQUEST_ID) ?? '');

/** Gives each request an id, and logs it once when it has been answered or cut off. */
export function createRequestContext(log: Log): RequestHandler {
  // Ids have to differ but need not be secret, so a random prefix per process and a counter are enough.
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

/** Returns the path without its query string and without the webhook's secret, so that it may be logged. */
function loggedPath(url: string): string {
  const path = url.replace(/[?#].*$/s, '');
  const known = path.replace(/(monzo(?:_|%5f)webhook).+$/is, '$1/…');
  return known === path && /monzo_webhook./is.test(decoded(path)) ? '/…' : known;
}

/** Decodes each byte by itself, since a path need not be decodable as a whole. */
const decoded = (path: string) =>
  path.replace(/%([\da-f]{2})/gi, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));
