import type { Server } from 'node:http';
import type { Express } from 'express';
import { TIMEOUTS } from './connections.ts';
import { createServer, IncomingMessage, ServerResponse } from './node-http.ts';

/**
 * Makes the server of an app. Its requests and responses are made with the prototypes of Express, which would otherwise
 * change those of each. That takes V8 a fortieth of a delivery.
 */
export function createAppServer(app: Express): Server {
  class Request extends IncomingMessage {}
  class Response extends ServerResponse {}
  Object.setPrototypeOf(Request.prototype, app.request);
  Object.setPrototypeOf(Response.prototype, app.response);
  Object.assign(app, { request: Request.prototype, response: Response.prototype });
  return createServer({ ...TIMEOUTS, IncomingMessage: Request, ServerResponse: Response }, app);
}
