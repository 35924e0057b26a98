import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { constants } from 'node:zlib';
import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { createGuard } from './http/guard.ts';
import { createProblemAnswer, unknownPath } from './http/problem.ts';
import { createRequestContext, REQUEST_ID } from './http/request-context.ts';
import { securityHeaders } from './http/security-headers.ts';
import { sendWholeJson } from './http/send-json.ts';
import { createStaticFiles } from './http/static-files.ts';
import type { Log } from './log.ts';
import { createDocumentRoutes } from './routes/documents.ts';
import { createApiRoutes, createOuterRoutes, createWebhook, type RouteDependencies } from './routes/index.ts';
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
export function createApp(dependencies: AppDependencies): RequestListener {
  const { log, publicUrl, webhookSecret, whenBroken } = dependencies;
  const open = createRequestContext(log);
  const security = securityHeaders(publicUrl?.startsWith('https:') ?? false);
  const securityList = [...security].flat();
  const guard = createGuard(webhookSecret !== undefined);
  const answerProblem = createProblemAnswer(log, whenBroken);
  const webhook = createWebhook(dependencies);
  const router = createRouter(dependencies, guard, answerProblem);

  return (request, response) => {
    const id = open(request, response);
    if (webhook.isPlain(request)) return void deliver(request, response, id);
    setHeaders(response, id);
    router(request, response);
  };

  async function deliver(request: IncomingMessage, response: ServerResponse, id: string): Promise<void> {
    try {
      guard({ method: request.method, headers: request.headers, path: '/monzo_webhook' });
      sendWholeJson(response, [...securityList, REQUEST_ID, id], await webhook.take(request));
    } catch (error) {
      if (!response.headersSent) setHeaders(response, id);
      answerProblem(error, response);
    }
  }

  function setHeaders(response: ServerResponse, id: string): void {
    response.setHeader(REQUEST_ID, id);
    response.setHeaders(security);
  }
}

function createRouter(
  dependencies: AppDependencies,
  guard: ReturnType<typeof createGuard>,
  answerProblem: ReturnType<typeof createProblemAnswer>,
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use((request, _response, next) => {
    guard(request);
    next();
  });
  app.use(createOuterRoutes(dependencies));
  app.use(compression({ filter: isCompressible, brotli: BROTLI }));
  app.use('/api', neverStored);
  app.use('/api/v1', createApiRoutes(dependencies));
  app.use('/api/docs', createDocumentRoutes().page);
  app.use('/api', unknownPath);
  app.use(createStaticFiles(dependencies.clientFolder));
  app.use(unknownPath);
  app.use(((error: unknown, _request, response, _next) =>
    answerProblem(error, response)) satisfies ErrorRequestHandler);
  return app;
}

// A revision in `If-None-Match` says nothing about sums that depend on other records: always answer in full.
const neverStored: RequestHandler = (request, response, next) => {
  delete request.headers['if-none-match'];
  response.setHeader('Cache-Control', 'no-store');
  next();
};

// The default level makes more of the app's files than gzip does; this one a tenth less.
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };

// A stream must not wait to be compressed, and a problem looks the same wherever it is raised.
const isCompressible: compression.CompressionFilter = (request, response) =>
  !/^(text\/event-stream|application\/problem\+json)/.test(String(response.getHeader('Content-Type'))) &&
  compression.filter(request, response);
