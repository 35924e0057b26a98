import { hash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import { sendJson } from '../http/send-json.ts';
import { parseJson, readBytes, WEBHOOK_BODY_LIMIT } from '../http/json-body.ts';
import { delivery, type WebhookOutcome } from '@paidup/shared/webhook';
import { parseInput } from '../parse-input.ts';
import type { MonzoWebhookService } from '../services/monzo-webhook.ts';

/**
 * Where Monzo posts. Its deliveries are not signed, so with a secret set the address itself is the proof: a wrong
 * one is an unknown path, before a byte of the body is read. The content type says nothing.
 */
export function createMonzoWebhookRoutes(monzoWebhook: MonzoWebhookService, secret: string | undefined) {
  const isSecret = secret === undefined ? () => true : equals(secret);
  const path = secret === undefined ? ADDRESS : `${ADDRESS}/:secret`;

  async function take(request: IncomingMessage): Promise<WebhookOutcome> {
    return monzoWebhook.receive(
      parseInput(delivery, parseJson(await readBytes(request, WEBHOOK_BODY_LIMIT))),
    );
  }

  return {
    path,
    /** Every spelling of the address that a router takes. */
    receive: [
      (request: Request<{ secret?: string }>, _response: Response, next: NextFunction) =>
        next(isSecret(request.params.secret ?? '') ? undefined : 'route'),
      async (request: Request, response: Response) => sendJson(response, await take(request)),
    ],
    /** Whether this is a delivery to the address as it was given to the bank, which is spared the router. */
    isPlain({ method, url = '' }: IncomingMessage): boolean {
      if (method !== 'POST' || !url.startsWith(ADDRESS)) return false;
      const rest = url.slice(ADDRESS.length);
      return secret === undefined ? rest === '' : rest.startsWith('/') && isSecret(rest.slice(1));
    },
    take,
  };
}

const ADDRESS = '/monzo_webhook';

const equals = (secret: string) => {
  const expected = digest(secret);
  return (text: string) => timingSafeEqual(digest(text), expected);
};

// Digests are of one length, as the comparison in constant time needs them.
const digest = (text: string) => hash('sha256', text, 'buffer');
