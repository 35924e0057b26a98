import { bankNameCheck, checkBankName } from '@paidup/shared/player';
import { recordParams, type Route, route } from '../http/route.ts';
import { examplePlayer } from '../openapi/player-example.ts';
import type { Services } from '../services/services.ts';

const tag = 'Players';
const body = { schema: checkBankName, example: { name: 'FOOTBALL' } };
const answer = {
  description: 'What it would do',
  schema: bankNameCheck,
  example: {
    owner: null,
    payments: 3,
    would_credit: 2,
    danger: 'Anybody may write this as a reference, so it could credit the wrong person.',
  },
};

/** Returns the calls that preview a bank name before it is saved. */
export const bankNameRoutes = (bankNames: Services['bankNames']): Route[] => [
  route({
    method: 'post',
    path: '/players/:id/bank_names/check',
    tag,
    operationId: 'checkBankName',
    summary: 'See what a bank name would do',
    description:
      'Tells whose it is, how many stored payments show it, how many it would credit, and why it may credit the wrong person. Changes nothing.',
    params: recordParams('player', examplePlayer.id),
    body,
    answer,
    handler: (input) => bankNames.check(input.params.id, input.body),
  }),
  route({
    method: 'post',
    path: '/bank_names/check',
    tag,
    operationId: 'checkNewBankName',
    summary: 'See what a bank name would do for a new player',
    description: 'The same check before the player exists. Changes nothing.',
    body,
    answer,
    handler: (input) => bankNames.check(null, input.body),
  }),
];
