import { delivery, webhookOutcome } from '@paidup/shared/webhook';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { type Route, route } from '../http/route.ts';
import type { Metrics } from '../metrics.ts';
import type { MonzoWebhookService } from '../services/monzo-webhook.ts';
import type { WebhookSecretService } from '../services/webhook-secret.ts';

/**
 * Returns the call that takes Monzo's deliveries. Monzo does not sign them, so a secret in the address proves where they
 * come from. The guard compares it before any of the body is read.
 */
export const monzoWebhookRoutes = (
  monzoWebhook: MonzoWebhookService,
  secret: string | undefined,
  former: WebhookSecretService,
  metrics: Pick<Metrics, 'delivered' | 'timeDelivery'>,
): Route[] => {
  const call = route({
    method: 'post',
    path: secret === undefined ? '/monzo_webhook' : '/monzo_webhook/:secret',
    access: secret === undefined ? 'local' : { secret, former },
    overload: 'refused_last',
    tag: 'Bank',
    operationId: 'receiveDelivery',
    summary: 'Take a delivery from the bank',
    description:
      'The answer comes once the outcome is durable. A payment counts once, whatever the number, order and type of its deliveries. The `Content-Type` does not matter. A payment from an unknown payer is stored as `unmatched`. Transactions that are no payment are `ignored` and not stored. If `MONZO_WEBHOOK_SECRET` is set, the address ends with it.',
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
      description: 'The outcome',
      schema: webhookOutcome,
      example: {
        outcome: 'credited',
        payment_id: 'tx_00009AbCdEfGh',
        player_id: 'player_4fJ2mQ',
        total_paid: 1500,
      },
    },
    async handler({ body }) {
      const outcome = await metrics.timeDelivery(() => monzoWebhook.receive(body));
      metrics.delivered(outcome.outcome);
      return outcome;
    },
  });
  const handle: Route['handle'] = (...exchange) =>
    call.handle(...exchange).catch((error: unknown) => {
      const isRefusal = error instanceof AppError && error.status < 500;
      metrics.delivered(isRefusal ? 'refused' : 'failed');
      throw error;
    });
  return [{ ...call, handle }];
};

const secretPath = z.object({
  secret: z.string().meta({ description: 'The server’s `MONZO_WEBHOOK_SECRET`', format: 'password' }),
});
