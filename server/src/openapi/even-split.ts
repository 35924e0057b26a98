import { evenSplit, splitEvenly } from '@paidup/shared/payment';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { jsonAnswer, jsonBody, recordPath } from './calls.ts';
import { waitingPayment } from './payment-example.ts';
import { ON_RECORD, problemAnswers, TAKES_BODY } from './problems.ts';

const [ashley, sam, jo] = ['player_4fJ2mQ', 'player_9sK1xB', 'player_2wT7zR'] as const;

/** The call that works out a split before anybody decides on it. */
export const evenSplitPaths: ZodOpenApiPathsObject = {
  '/payments/{id}/even_split': {
    post: {
      tags: ['Payments'],
      operationId: 'proposeEvenSplit',
      summary: 'See an even split',
      description:
        'Parts that add up to the payment’s amount, a penny apart at most, the larger ones for those named first. Changes nothing: `PUT /payments/{id}/allocations` does.',
      requestParams: { path: recordPath('payment', waitingPayment.id) },
      requestBody: jsonBody(splitEvenly, { player_ids: [ashley, sam, jo] }),
      responses: {
        '200': jsonAnswer('The parts, and how they came about', evenSplit, {
          allocations: [
            { player_id: ashley, name: 'Ashley Kingscote', amount: 167 },
            { player_id: sam, name: 'Sam Okafor', amount: 167 },
            { player_id: jo, name: 'Jo Bell', amount: 166 },
          ],
          rule: '£1.66 each, and the 2 odd pennies go to the first 2.',
        }),
        ...problemAnswers(...ON_RECORD, ...TAKES_BODY),
      },
    },
  },
};
