import { delivery, webhookOutcome } from '@paidup/shared/webhook';
import { z } from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi';
import { jsonAnswer, jsonBody } from './calls.ts';
import { problemAnswers, TAKES_BODY } from './problems.ts';

const secretPath = z.object({
  secret: z.string().min(32).meta({ description: 'The server’s `MONZO_WEBHOOK_SECRET`', format: 'password' }),
});

const servers = [{ url: '/' }];

/** Where the bank posts: below the secret when the server has one, else on this machine only. */
export const bankPaths: ZodOpenApiPathsObject = {
  '/monzo_webhook': {
    servers,
    post: {
      ...call('receiveDelivery', 'Take a delivery from the bank, without a secret'),
      responses: { ...outcome(), ...problemAnswers(...refusals(), 'cross_origin') },
    },
  },
  '/monzo_webhook/{secret}': {
    servers,
    post: {
      ...call('receiveSecretDelivery', 'Take a delivery from the bank'),
      requestParams: { path: secretPath },
      responses: { ...outcome(), ...problemAnswers(...refusals()) },
    },
  },
};

function call(operationId: string, summary: string): Omit<ZodOpenApiOperationObject, 'responses'> {
  return {
    tags: ['Bank'],
    operationId,
    summary,
    description:
      'Answered once the outcome is durable. A payment counts once, whatever the number, order and type of its deliveries, and the `Content-Type` says nothing. An unknown payer’s payment is kept as `unmatched`; entries that are no payment are `ignored` and not stored.',
    requestBody: jsonBody(delivery, {
      type: 'transaction.created',
      data: {
        id: 'tx_00009AbCdEfGh',
        amount: 500,
        currency: 'GBP',
        created: '2026-11-25T12:01:08.000Z',
        description: 'FOOTBALL',
        scheme: 'payport_faster_payments',
        counterparty: { name: 'KINGSCOTE AM' },
      },
    }),
  };
}

function outcome() {
  return {
    '200': jsonAnswer('What became of it', webhookOutcome, {
      outcome: 'credited',
      payment_id: 'tx_00009AbCdEfGh',
      player_id: 'player_4fJ2mQ',
      total_paid: 1500,
    }),
  };
}

function refusals() {
  return [...TAKES_BODY, 'not_found', 'internal_error', 'unavailable'] as const;
}
