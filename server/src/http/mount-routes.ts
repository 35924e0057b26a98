import type { IRouter, RequestHandler } from 'express';
import { AppError } from '../errors.ts';
import { type Access, guard } from './guard.ts';
import type { Route } from './route.ts';

/**
 * Puts the routes into a router, each behind the guard. A path that is there refuses every other method with 405,
 * after the guard, so that who may not know of it does not learn of it.
 */
export function mountRoutes(router: Pick<IRouter, 'route'>, routes: Route[]): void {
  for (const [path, calls] of Map.groupBy(routes, (route) => route.path)) {
    const place = router.route(path);
    for (const { method, access, handle } of calls) place[method](guard(access), handle);
    place.all(guard(accessOf(calls)), refuseMethod(allowedBy(calls)));
  }
}

/** Answers 405 with what is allowed. */
export const refuseMethod =
  (allowed: string): RequestHandler =>
  (request, response) => {
    response.setHeader('Allow', allowed);
    throw new AppError('method_not_allowed', `This address takes ${allowed}, and no ${request.method}.`);
  };

// Whoever may make one of the calls may know that the others are not there.
const accessOf = (calls: Route[]): Access =>
  calls.find(({ access }) => access !== 'organiser')?.access ?? 'organiser';

/** The methods that a path takes, as `Allow` tells them. */
const allowedBy = (calls: Pick<Route, 'method'>[]): string =>
  calls
    .flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]))
    .sort()
    .join(', ');
