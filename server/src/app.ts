import { constants } from 'node:zlib';
import compression from 'compression';
import express, { type Express, type RequestHandler, Router } from 'express';
import { AppError } from './errors.ts';
import { guard } from './http/guard.ts';
import { mountRoutes } from './http/mount-routes.ts';
import { createProblemAnswer, unknownPath } from './http/problem.ts';
import { createRequestContext } from './http/request-context.ts';
import { securityHeaders } from './http/security-headers.ts';
import { createStaticFiles } from './http/static-files.ts';
import type { Log } from './log.ts';
import { createDocumentationPage } from './openapi/page.ts';
import { createRoutes, type RouteDependencies } from './routes/index.ts';
import type { StoreError } from './store/store.ts';

export type AppDependencies = RouteDependencies & {
  log: Log;
  publicUrl: string | undefined;
  /** Where the built web app lies. */
  clientFolder: string;
  /** The store can't be trusted any more: stop, so that a fresh start recovers. */
  whenBroken: (error: StoreError) => void;
};

/** The whole server but for listening. */
export function createApp(dependencies: AppDependencies): Express {
  const { log, publicUrl, clientFolder, whenBroken } = dependencies;
  const routes = createRoutes(dependencies);
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(createRequestContext(log));
  app.use(securityHeaders(publicUrl?.startsWith('https:') ?? false));
  app.use(readableAddress);
  mountRoutes(app, routes.root);
  app.use(compression({ filter: isCompressible, brotli: BROTLI }));
  app.use('/api', neverStored);
  app.use('/api/v1', routerOf(routes.api));
  app.use('/api', guard('organiser'));
  app.use('/api/docs', createDocumentationPage());
  app.use('/api', unknownPath);
  app.use(noOptions);
  app.use(createStaticFiles(clientFolder));
  app.use(unknownPath);
  app.use(createProblemAnswer(log, whenBroken));
  return app;
}

function routerOf(routes: Parameters<typeof mountRoutes>[1]): Router {
  const router = Router();
  mountRoutes(router, routes);
  return router;
}

// The router refuses what it can't decode only where a route takes a part of the address. Refused everywhere, it says
// nothing about which addresses there are.
const readableAddress: RequestHandler = (request, response, next) => {
  if (isReadable(request.path)) return next();
  guard('same_origin')(request, response, () =>
    next(new AppError('invalid_input', 'This address could not be read.')),
  );
};

function isReadable(path: string): boolean {
  try {
    return !path.includes('%') || decodeURIComponent(path) !== '';
  } catch {
    return false;
  }
}

// A revision in `If-None-Match` says nothing about sums that depend on other records: always answer in full.
const neverStored: RequestHandler = (request, response, next) => {
  delete request.headers['if-none-match'];
  response.setHeader('Cache-Control', 'no-store');
  next();
};

// Express would answer it for the files, and so tell them from an address where nothing is.
const noOptions: RequestHandler = (request, response, next) =>
  request.method === 'OPTIONS' ? unknownPath(request, response, next) : next();

// The default level makes more of the app's files than gzip does; this one a tenth less.
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };

// A stream must not wait to be compressed, and a problem looks the same wherever it is raised.
const isCompressible: compression.CompressionFilter = (request, response) =>
  !/^(text\/event-stream|application\/problem\+json)/.test(String(response.getHeader('Content-Type'))) &&
  compression.filter(request, response);
