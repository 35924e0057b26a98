import { bankNameCheck, checkBankName } from '@paidup/shared/player';
import { statement } from '@paidup/shared/statement';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { jsonAnswer, jsonBody, recordPath } from './calls.ts';
import { examplePlayer } from './player-example.ts';
import { ANY_CALL, ON_RECORD, problemAnswers, TAKES_BODY } from './problems.ts';

const tags = ['Players'];
const requestParams = { path: recordPath('player', examplePlayer.id) };

const doubtful = {
  owner: null,
  payments: 3,
  would_credit: 2,
  danger: 'Anybody may write this as a reference, so it could credit the wrong person.',
};

/** The calls that explain a player's money: what made the balance, and what a bank name would do to it. */
export const playerAccountPaths: ZodOpenApiPathsObject = {
  '/players/{id}/statement': {
    get: {
      tags,
      operationId: 'getStatement',
      summary: 'Read a player’s statement',
      description:
        'Every fee and every payment, oldest first, and how they stood after each. Fees come before payments of the same instant.',
      requestParams,
      responses: {
        '200': jsonAnswer('The whole statement', statement, {
          player: { ...examplePlayer, total_paid: 500, total_fees: 500, balance: 0 },
          entries: [
            {
              at: '2026-11-25T18:30:00.000Z',
              kind: 'fee',
              amount: -500,
              balance_after: -500,
              fixture_id: 'fixture_7bN3cT',
              text: 'Game on 2026-11-25 at Riverside 5s',
              date: '2026-11-25',
              location: 'Riverside 5s',
              guests: 0,
            },
            {
              at: '2026-11-25T20:12:08.000Z',
              kind: 'payment',
              amount: 500,
              balance_after: 0,
              payment_id: 'tx_00009AbCdEfGh',
              text: 'Bank transfer from KINGSCOTE AM',
              source: 'monzo',
              from: 'KINGSCOTE AM',
            },
          ],
        }),
        ...problemAnswers(...ON_RECORD),
      },
    },
  },
  '/players/{id}/bank_names/check': {
    post: {
      tags,
      operationId: 'checkBankName',
      summary: 'See what a bank name would do',
      description:
        'Whose it is, how many stored payments show it, how many adding it would credit, and why it may credit the wrong person. Changes nothing.',
      requestParams,
      requestBody: jsonBody(checkBankName, { name: 'FOOTBALL' }),
      responses: {
        '200': jsonAnswer('What it would do', bankNameCheck, doubtful),
        ...problemAnswers(...ON_RECORD, ...TAKES_BODY),
      },
    },
  },
  '/bank_names/check': {
    post: {
      tags,
      operationId: 'checkNewBankName',
      summary: 'See what a bank name would do for a new player',
      description: 'As for a stored player, before the new one is. Changes nothing.',
      requestBody: jsonBody(checkBankName, { name: 'FOOTBALL' }),
      responses: {
        '200': jsonAnswer('What it would do', bankNameCheck, doubtful),
        ...problemAnswers(...ANY_CALL, ...TAKES_BODY),
      },
    },
  },
};
