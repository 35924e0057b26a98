import {
  bank as bankSchema,
  bankAccountList,
  bankConnecting,
  bankPotList,
  catchUpRequest,
  catchUpResult,
  connectBank,
  updateBank,
} from '@paidup/shared/bank';
import { z } from 'zod';
import { type Route, route } from '../http/route.ts';
import { bankAccounts, bankPots, catchUpPreview, connectedBank, potBank } from '../openapi/bank-example.ts';
import type { BankService } from '../services/bank/bank.ts';
import type { CatchUpService } from '../services/bank/catch-up.ts';
import type { ConnectService } from '../services/bank/connect.ts';

const tag = 'Bank';

/** Returns the calls on the connection to the bank. */
export const bankRoutes = ({
  bank,
  bankLogin,
  catchUp,
}: {
  bank: BankService;
  bankLogin: ConnectService;
  catchUp: CatchUpService;
}): Route[] => [
  route({
    method: 'get',
    path: '/bank',
    tag,
    operationId: 'getBank',
    summary: 'Read the connection to Monzo',
    description: 'It tells what is known here, and does not wait for Monzo.',
    answer: { description: 'The connection', schema: bankSchema, example: connectedBank },
    handler: () => bank.get(),
  }),
  route({
    method: 'patch',
    path: '/bank',
    tag,
    operationId: 'updateBank',
    summary: 'Choose the account, and what Paid Up does in it',
    description:
      'Changes the fields in the body. `pot_id` takes the payments that are credited from now on. `null` ends that.',
    body: { schema: updateBank, example: { pot_id: 'pot_0000778xxfgh4iu8z83nWb', annotate: true } },
    answer: { description: 'The connection as it is now', schema: bankSchema, example: potBank },
    refuses: ['not_configured', 'not_connected', 'bank_unavailable'],
    handler: ({ body }) => bank.update(body),
  }),
  route({
    method: 'post',
    path: '/bank/connection',
    access: 'organiser_session',
    tag,
    operationId: 'connectBank',
    summary: 'Begin to connect Monzo',
    description:
      'Send the browser to the address in the answer within ten minutes. Payments count from `start_date` on, which is today unless there was another before. By itself this changes nothing else.',
    body: { schema: connectBank, example: { start_date: '2026-11-20' } },
    answer: {
      status: 201,
      description: 'Where to log in at Monzo',
      schema: bankConnecting,
      example: {
        authorise_url:
          'https://auth.monzo.com/?client_id=oauth2client_00009&redirect_uri=https%3A%2F%2Ffootball.example.org%2Fapi%2Fv1%2Fbank%2Fcallback&response_type=code&state=pU3mJq0c1t9Zr5xV7bN2yHs8LwKdEfGaTiOo4RuQyXk',
      },
    },
    refuses: ['not_configured'],
    handler: ({ body }) => bankLogin.begin(body),
  }),
  route({
    method: 'delete',
    path: '/bank/connection',
    access: 'organiser_session',
    tag,
    operationId: 'disconnectBank',
    summary: 'Disconnect Monzo',
    description:
      'Takes the webhook back and logs out, if Monzo answers within 5 s each. The tokens are forgotten in any case.',
    answer: { description: 'Disconnected' },
    handler: () => bankLogin.disconnect(),
  }),
  route({
    method: 'get',
    path: '/bank/callback',
    access: 'public',
    tag,
    operationId: 'returnFromBank',
    summary: 'Come back from Monzo',
    description:
      'Monzo sends the browser here, and it is sent on to the settings. It needs no session. The `state` is the proof: it is good once, for ten minutes.',
    query: callbackQuery,
    answer: { status: 302, description: 'To the settings, with what became of it as `bank` in the query' },
    handler: async ({ query }, { request, response }) => {
      // Whoever only looks at the address, as a mail program may, does not use the login up.
      const isLook = request.method === 'HEAD';
      response.setHeader(
        'Location',
        isLook ? '/settings' : `/settings?bank=${await bankLogin.finish(query)}`,
      );
    },
  }),
  route({
    method: 'get',
    path: '/bank/accounts',
    tag,
    operationId: 'listBankAccounts',
    summary: 'List the accounts at Monzo',
    answer: {
      description: 'The open accounts into which people pay',
      schema: bankAccountList,
      example: bankAccounts,
    },
    refuses: ['not_configured', 'not_connected', 'bank_unavailable'],
    handler: () => bank.accounts(),
  }),
  route({
    method: 'get',
    path: '/bank/pots',
    tag,
    operationId: 'listBankPots',
    summary: 'List the pots at Monzo',
    answer: { description: 'The live pots of the account', schema: bankPotList, example: bankPots },
    refuses: ['not_configured', 'not_connected', 'bank_unavailable'],
    handler: () => bank.pots(),
  }),
  route({
    method: 'post',
    path: '/bank/catch_up',
    tag,
    operationId: 'catchUpWithBank',
    summary: 'Look for missed payments',
    description:
      'Reads the account from `since`, or from where the last one ended. A `dry_run` stores nothing and lists each transaction. A second call joins the one that runs.',
    body: { schema: catchUpRequest, example: { since: '2026-11-20', dry_run: true } },
    answer: { description: 'What became of them', schema: catchUpResult, example: catchUpPreview },
    refuses: ['not_configured', 'not_connected', 'bank_unavailable'],
    handler: ({ body }) => catchUp.run(body),
  }),
];

// The bank may send more than it says, and somebody else may send anything. Neither is worth a page of JSON.
const one = z.string().max(4_000).catch('');
const callbackQuery = z.looseObject({
  state: one.meta({ description: 'What `POST /bank/connection` gave along' }),
  code: one.meta({ description: 'Monzo’s code. It is missing if the login was refused' }),
});
