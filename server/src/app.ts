import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import { createGuard } from './http/guard.ts';
import { createProblemHandler, unknownPath } from './http/problem.ts';
import { createRequestContext } from './http/request-context.ts';
import { createSecurityHeaders } from './http/security-headers.ts';
import { createStaticFiles } from './http/static-files.ts';
import type { Log } from './log.ts';
import { createDocumentRoutes } from './routes/documents.ts';
import { createApiRoutes, createOuterRoutes, type RouteDependencies } from './routes/index.ts';
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
  const { log, publicUrl, webhookSecret, clientFolder, whenBroken } = dependencies;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(createRequestContext(log));
  app.use(createSecurityHeaders(publicUrl?.startsWith('https:') ?? false));
  app.use(createGuard(webhookSecret !== undefined));
  app.use(createOuterRoutes(dependencies));
  app.use(compression({ filter: isCompressible }));
  app.use('/api', neverStored);
  app.use('/api/v1', createApiRoutes(dependencies));
  app.use('/api/docs', createDocumentRoutes().page);
  app.use('/api', unknownPath);
  app.use(createStaticFiles(clientFolder));
  app.use(unknownPath);
  app.use(createProblemHandler(log, whenBroken));
  return app;
}

// A revision in `If-None-Match` says nothing about sums that depend on other records: always answer in full.
const neverStored: RequestHandler = (request, response, next) => {
  delete request.headers['if-none-match'];
  response.setHeader('Cache-Control', 'no-store');
  next();
};

// A stream must not wait to be compressed, and a problem looks the same wherever it is raised.
const isCompressible: compression.CompressionFilter = (request, response) =>
  !/^(text\/event-stream|application\/problem\+json)/.test(String(response.getHeader('Content-Type'))) &&
  compression.filter(request, response);
