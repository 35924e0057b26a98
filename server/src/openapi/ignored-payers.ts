import { type IgnoredPayer, ignoredPayerList } from '@paidup/shared/payment';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { jsonAnswer, recordPath } from './calls.ts';
import { ANY_CALL, ON_RECORD, problemAnswers } from './problems.ts';

const aunt: IgnoredPayer = {
  id: 'ignored_6cQ9hL',
  name: 'ODUYA GRACE',
  created_at: '2026-11-26T08:05:00.000Z',
};

const tags = ['Payments'];

/** The calls on payers of whom the organiser does not want to hear. */
export const ignoredPayerPaths: ZodOpenApiPathsObject = {
  '/ignored_payers': {
    get: {
      tags,
      operationId: 'listIgnoredPayers',
      summary: 'List the ignored payers',
      description:
        'Their payments are not stored. A player’s bank name wins over an ignored payer, and removes it.',
      responses: {
        '200': jsonAnswer('All of them', ignoredPayerList, { items: [aunt] }),
        ...problemAnswers(...ANY_CALL),
      },
    },
  },
  '/ignored_payers/{id}': {
    delete: {
      tags,
      operationId: 'deleteIgnoredPayer',
      summary: 'Hear of a payer again',
      description: 'From their next payment on; what came meanwhile was not stored.',
      requestParams: { path: recordPath('ignored payer', aunt.id) },
      responses: { '204': { description: 'Removed' }, ...problemAnswers(...ON_RECORD) },
    },
  },
};
