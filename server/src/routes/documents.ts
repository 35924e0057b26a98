import { z } from 'zod';
import { type Route, route } from '../http/route.ts';

/** Returns the call that serves the OpenAPI document. */
export function documentRoutes(routes: () => { root: Route[]; api: Route[] }): Route[] {
  let document: { openapi: string; [field: string]: unknown } | undefined;
  return [
    route({
      method: 'get',
      path: '/openapi.json',
      access: 'deputy',
      tag: 'Club',
      operationId: 'getDocument',
      summary: 'Read this document',
      answer: {
        description: 'OpenAPI 3.1',
        schema: z.looseObject({ openapi: z.string() }),
        example: { openapi: '3.1.1' },
      },
      // The import waits for the first request, since most processes never get one.
      handler: async () => {
        const { describeRoutes } = await import('../openapi/document.ts');
        return (document ??= { ...describeRoutes(routes()) });
      },
    }),
  ];
}
