import { delivery, webhookOutcome } from '@paidup/shared/webhook';
import { z } from 'zod';
import { type Route, route } from '../http/route.ts';
import type { MonzoWebhookService } from '../services/monzo-webhook.ts';

/**
 * Where Monzo posts. Its deliveries are not signed, so with a secret set the address itself is the proof. The guard
 * compares it before a byte of the body is read. The content type says nothing.
 */
export const monzoWebhookRoutes = (
  monzoWebhook: MonzoWebhookService,
  secret: string | undefined,
): Route[] => [
  route({
    method: 'post',
    path: secret === undefined ? '/monzo_webhook' : '/monzo_webhook/:secret',
    access: secret === undefined ? 'same_origin' : { secret },
    tag: 'Bank',
    operationId: 'receiveDelivery',
    summary: 'Take a delivery from the bank',
    description:
      'Answered once the outcome is durable. A payment counts once, whatever the number, order and type of its deliveries, and the `Content-Type` says nothing. An unknown payer’s payment is kept as `unmatched`; entries that are no payment are `ignored` and not stored. With `MONZO_WEBHOOK_SECRET` set, the address ends in it.',
    params: secret === undefined ? z.object({}) : secretPath,
    query: z.looseObject({}),
    body: {
      schema: delivery,
      limit: 64 * 1024,
      isAnyType: true,
      example: {
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
      },
    },
    answer: {
      description: 'What became of it',
      schema: webhookOutcome,
      example: {
        outcome: 'credited',
        payment_id: 'tx_00009AbCdEfGh',
        player_id: 'player_4fJ2mQ',
        total_paid: 1500,
      },
    },
    handler: ({ body }) => monzoWebhook.receive(body),
  }),
];

const secretPath = z.object({
  secret: z.string().meta({ description: 'The server’s `MONZO_WEBHOOK_SECRET`', format: 'password' }),
});
