import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { jsonAnswer } from './calls.ts';
import { problemAnswers } from './problems.ts';

const health = z.object({ status: z.literal('ok') });
const servers = [{ url: '/' }];
const tags = ['Operation'];

/** The calls of whoever keeps the server running. */
export const healthPaths: ZodOpenApiPathsObject = {
  '/healthz': {
    servers,
    get: {
      tags,
      operationId: 'isAlive',
      summary: 'Is the server alive?',
      responses: { '200': jsonAnswer('It is', health, { status: 'ok' }) },
    },
  },
  '/readyz': {
    servers,
    get: {
      tags,
      operationId: 'isReady',
      summary: 'Can it reach its store?',
      responses: {
        '200': jsonAnswer('It can', health, { status: 'ok' }),
        ...problemAnswers('internal_error', 'unavailable'),
      },
    },
  },
};
