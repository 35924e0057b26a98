import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../log.ts';

/** The header with the id of the request, which its log line and any problem it is answered with have too. */
export const REQUEST_ID = 'X-Request-Id';

/** The id of a request whose answer has the header already. */
export const requestId = (response: ServerResponse): string => String(response.getHeader(REQUEST_ID) ?? '');

/** Gives each request an id, and logs one record when it is answered or cut off. */
export function createRequestContext(log: Log) {
  // Ids need to differ, not to be secret: one random start per process, then a count.
  const process = randomBytes(6).toString('base64url');
  let count = 0;

  return (request: IncomingMessage, response: ServerResponse): string => {
    const id = `${process}-${(++count).toString(36)}`;
    const began = performance.now();
    // Read now: routers shorten the address on its way through them.
    const path = loggedPath(request.url ?? '');
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
    return id;
  };
}

/** The path as it may be logged: no query string, and nothing behind the webhook's address wherever it stands. */
export const loggedPath = (url: string): string =>
  url.replace(/[?#].*$/s, '').replace(/(monzo(?:_|%5f)webhook).+$/is, '$1/…');
