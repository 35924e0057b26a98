import { type IgnoredPayer, ignoredPayerList } from '@paidup/shared/payment';
import { recordParams } from '../http/record-params.ts';
import { type Route, route } from '../http/route.ts';
import type { IgnoredPayersService } from '../services/ignored-payers.ts';

const tag = 'Payments';
const aunt: IgnoredPayer = {
  id: 'ignored_6cQ9hL',
  name: 'ODUYA GRACE',
  created_at: '2026-11-26T08:05:00.000Z',
};

/** The calls on payers of whom the organiser does not want to hear. */
export const ignoredPayerRoutes = (ignoredPayers: IgnoredPayersService): Route[] => [
  route({
    method: 'get',
    path: '/ignored_payers',
    tag,
    operationId: 'listIgnoredPayers',
    summary: 'List the ignored payers',
    description:
      'Their payments are not stored. A player’s bank name wins over an ignored payer, and removes it.',
    answer: { description: 'All of them', schema: ignoredPayerList, example: { items: [aunt] } },
    handler: () => ignoredPayers.list(),
  }),
  route({
    method: 'delete',
    path: '/ignored_payers/:id',
    tag,
    operationId: 'deleteIgnoredPayer',
    summary: 'Hear of a payer again',
    description: 'From their next payment on; what came meanwhile was not stored.',
    params: recordParams('ignored payer', aunt.id),
    answer: { description: 'Removed' },
    handler: ({ params }) => ignoredPayers.remove(params.id),
  }),
];
