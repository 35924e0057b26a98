import { hash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import { sendJson } from '../http/if-match.ts';
import { parseJson, readBytes, WEBHOOK_BODY_LIMIT } from '../http/json-body.ts';
import { webhookBody } from '@paidup/shared/webhook';
import { parseInput } from '../parse-input.ts';
import type { MonzoWebhookService } from '../services/monzo-webhook.ts';

/**
 * Where Monzo posts. Its deliveries are not signed, so with a secret set the address itself is the proof: a wrong
 * one is an unknown path, before a byte of the body is read. The content type says nothing.
 */
export function createMonzoWebhookRoutes(monzoWebhook: MonzoWebhookService, secret: string | undefined) {
  const isSecret = secret === undefined ? () => true : equals(secret);
  const path = secret === undefined ? ADDRESS : `${ADDRESS}/:secret`;

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { type, data } = parseInput(webhookBody, parseJson(await readBytes(request, WEBHOOK_BODY_LIMIT)));
    sendJson(response, await monzoWebhook.receive(type, data));
  }

  return {
    path,
    /** Every spelling of the address that a router takes. */
    receive: [
      (request: Request<{ secret?: string }>, _response: Response, next: NextFunction) =>
        next(isSecret(request.params.secret ?? '') ? undefined : 'route'),
      receive,
    ],
    /** Whether this is a delivery to the address as it was given to the bank: `take` then spares it the router. */
    isPlain({ method, url = '' }: IncomingMessage): boolean {
      if (method !== 'POST' || !url.startsWith(ADDRESS)) return false;
      const rest = url.slice(ADDRESS.length);
      return secret === undefined ? rest === '' : rest.startsWith('/') && isSecret(rest.slice(1));
    },
    take: receive,
  };
}

const ADDRESS = '/monzo_webhook';

const equals = (secret: string) => {
  const expected = digest(secret);
  return (text: string) => timingSafeEqual(digest(text), expected);
};

// Digests are of one length, as the comparison in constant time needs them.
const digest = (text: string) => hash('sha256', text, 'buffer');
