import type { IRouter, RequestHandler } from 'express';
import { AppError } from '../errors.ts';
import type { Guard } from './guard.ts';
import type { Route } from './route.ts';
import type { Workload } from './workload.ts';

/**
 * Adds the routes to a router, each behind its guard. A known path refuses every other method with 405. The guard
 * comes first there too, so that nobody learns of a path that they may not use.
 */
export function mountRoutes(
  router: Pick<IRouter, 'route'>,
  routes: Route[],
  guard: Guard,
  workload: Workload,
): void {
  for (const [path, calls] of Map.groupBy(routes, (route) => route.path)) {
    const place = router.route(path);
    for (const { method, access, handle } of calls)
      place[method](guard(access), (request, response) => handle(request, response, workload));
    place.all(guard(...calls.map(({ access }) => access)), refuseMethod(allowedMethods(calls)));
  }
}

/** Answers 405 with the methods that are allowed. */
export const refuseMethod =
  (allowed: string): RequestHandler =>
  (request, response) => {
    response.setHeader('Allow', allowed);
    throw new AppError('method_not_allowed', `This address takes ${allowed}, and no ${request.method}.`);
  };

const allowedMethods = (calls: Pick<Route, 'method'>[]): string =>
  calls
    .flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]))
    .sort()
    .join(', ');
