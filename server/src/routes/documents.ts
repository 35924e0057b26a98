import { z } from 'zod';
import { type Route, route } from '../http/route.ts';
import type { Routes } from './index.ts';

/** The API described for programs. */
export function documentRoutes(routes: () => Routes): Route[] {
  let document: { openapi: string; [field: string]: unknown } | undefined;
  return [
    route({
      method: 'get',
      path: '/openapi.json',
      tag: 'Club',
      operationId: 'getDocument',
      summary: 'Read this document',
      answer: {
        description: 'OpenAPI 3.1',
        schema: z.looseObject({ openapi: z.string() }),
        example: { openapi: '3.1.1' },
      },
      // Loaded at the first request, since most starts never need it.
      handler: async () => {
        const { describeRoutes } = await import('../openapi/document.ts');
        return (document ??= { ...describeRoutes(routes()) });
      },
    }),
  ];
}
