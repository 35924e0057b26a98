import { constants } from 'node:zlib';
import compression from 'compression';
import express, { type Express, type RequestHandler, Router } from 'express';
import { AppError } from './errors.ts';
import { createIdentify } from './http/caller.ts';
import { createGuard, type Guard } from './http/guard.ts';
import type { Route } from './http/route.ts';
import { createMadeUpRouter } from './http/made-up-router.ts';
import { mountRoutes } from './http/mount-routes.ts';
import { createProblemAnswer, unknownPath } from './http/problem.ts';
import { createRequestContext } from './http/request-context.ts';
import { createSessionCookie } from './http/session-cookie.ts';
import { createWorkload, type Workload } from './http/workload.ts';
import { securityHeaders } from './http/security-headers.ts';
import { createStaticFiles } from './http/static-files.ts';
import type { Log } from './log.ts';
import { createDocumentationPage } from './openapi/page.ts';
import { createClubRoutes, createRoutes, type RouteDependencies } from './routes/index.ts';
import type { StoreError } from './store/store.ts';

type AppDependencies = Omit<RouteDependencies, 'cookie' | 'identify'> & {
  log: Log;
  /** The addresses and ranges of the proxies whose `X-Forwarded-*` headers count. */
  trustedProxies: string[];
  /** The folder of the built web app. */
  clientFolder: string;
  /** Is called when the store can't be trusted any more. A fresh start recovers it. */
  whenBroken: (error: StoreError) => void;
};

/** Builds the whole server, except that it does not listen yet. */
export function createApp(dependencies: AppDependencies): Express {
  const { log, metrics, publicUrl, trustedProxies, clientFolder, whenBroken, services, season } =
    dependencies;
  const isSecure = publicUrl?.startsWith('https:') ?? false;
  const cookie = createSessionCookie(isSecure);
  const identify = createIdentify(services.access, cookie);
  const workload = createWorkload(metrics.requestsInWork);
  const guard = createGuard(identify, publicUrl, workload);
  const all = { ...dependencies, cookie, identify };
  const routes = createRoutes(all);
  const app = express();
  app.set('trust proxy', trustedProxies);
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(createRequestContext(log));
  app.use(securityHeaders(isSecure));
  app.use(createReadableAddress(guard));
  mountRoutes(app, routes.root, guard, workload);
  app.use(compression({ filter: isCompressible, brotli: BROTLI }));
  app.use('/api', neverStored);
  app.use(
    '/api/v1/made_up',
    guard('organiser'),
    createMadeUpRouter(season, (club) => routerOf(createClubRoutes(club, all), guard, workload)),
  );
  app.use('/api/v1', routerOf(routes.api, guard, workload));
  app.use('/api', guard('deputy'));
  app.use('/api/docs', createDocumentationPage());
  app.use('/api', unknownPath);
  app.use(noOptions);
  app.use(createStaticFiles(clientFolder));
  app.use(unknownPath);
  app.use(createProblemAnswer(log, metrics, whenBroken));
  return app;
}

function routerOf(routes: Route[], guard: Guard, workload: Workload): Router {
  const router = Router();
  mountRoutes(router, routes, guard, workload);
  return router;
}

// The router refuses an address that it can't decode only where a route has a parameter. Refusing it everywhere tells
// nobody which addresses exist.
function createReadableAddress(guard: Guard): RequestHandler {
  const letIn = guard('deputy');
  return (request, response, next) => {
    if (isReadable(request.path)) return next();
    const refuse = () => next(new AppError('invalid_input', 'This address could not be read.'));
    return letIn(request, response, refuse);
  };
}

function isReadable(path: string): boolean {
  try {
    return !path.includes('%') || decodeURIComponent(path) !== '';
  } catch {
    return false;
  }
}

// A player's revision does not change when their balance does, so `If-None-Match` can't be honoured.
const neverStored: RequestHandler = (request, response, next) => {
  delete request.headers['if-none-match'];
  response.setHeader('Cache-Control', 'no-store');
  next();
};

// Express would answer OPTIONS for files only, and so tell which addresses exist.
const noOptions: RequestHandler = (request, response, next) =>
  request.method === 'OPTIONS' ? unknownPath(request, response, next) : next();

// Brotli's default level here makes files larger than gzip does. This level makes them a tenth smaller.
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };

// Compression would hold events back. Problems stay plain, since some are raised before this middleware.
const isCompressible: compression.CompressionFilter = (request, response) =>
  !/^(text\/event-stream|application\/problem\+json)/.test(String(response.getHeader('Content-Type'))) &&
  compression.filter(request, response);
