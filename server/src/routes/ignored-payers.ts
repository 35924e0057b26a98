import { type IgnoredPayer, ignoredPayerList } from '@paidup/shared/payment';
import { recordParams, type Route, route } from '../http/route.ts';
import type { IgnoredPayersService } from '../services/ignored-payers.ts';

const tag = 'Payments';
const aunt: IgnoredPayer = {
  id: 'ignored_6cQ9hL',
  name: 'ODUYA GRACE',
  created_at: '2026-11-26T08:05:00.000Z',
};

/** Returns the calls on ignored payers. */
export const ignoredPayerRoutes = (ignoredPayers: IgnoredPayersService): Route[] => [
  route({
    method: 'get',
    path: '/ignored_payers',
    tag,
    operationId: 'listIgnoredPayers',
    summary: 'List the ignored payers',
    description:
      'Their payments are not stored. A name that becomes a player’s bank name is no longer ignored.',
    answer: { description: 'All of them', schema: ignoredPayerList, example: { items: [aunt] } },
    handler: () => ignoredPayers.list(),
  }),
  route({
    method: 'delete',
    path: '/ignored_payers/:id',
    tag,
    operationId: 'deleteIgnoredPayer',
    summary: 'Stop ignoring a payer',
    description: 'Their next payment is stored again. Earlier ones were not stored and do not come back.',
    params: recordParams('ignored payer', aunt.id),
    answer: { description: 'Removed' },
    handler: ({ params }) => ignoredPayers.remove(params.id),
  }),
];
