import { createHash, timingSafeEqual } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { sendJson } from '../http/if-match.ts';
import { parseJson, readBody, WEBHOOK_BODY_LIMIT } from '../http/json-body.ts';
import { webhookBody } from '@paidup/shared/webhook';
import { parseInput } from '../parse-input.ts';
import type { MonzoWebhookService } from '../services/monzo-webhook.ts';

/**
 * Where Monzo posts. Its deliveries are not signed, so with a secret set the address itself is the proof: a wrong
 * one is an unknown path, before a byte of the body is read. The content type says nothing.
 */
export function createMonzoWebhookRoutes(monzoWebhook: MonzoWebhookService, secret: string | undefined) {
  const receive: RequestHandler[] = [
    readBody(WEBHOOK_BODY_LIMIT),
    async (request: Request, response: Response) => {
      const { type, data } = parseInput(webhookBody, parseJson(request.body));
      sendJson(response, await monzoWebhook.receive(type, data));
    },
  ];
  return secret === undefined
    ? { path: '/monzo_webhook', receive }
    : { path: '/monzo_webhook/:secret', receive: [knows(secret), ...receive] };
}

const knows = (secret: string) => {
  const expected = digest(secret);
  return (request: Request, _response: Response, next: NextFunction) =>
    next(timingSafeEqual(digest(String(request.params.secret)), expected) ? undefined : 'route');
};

// Digests are of one length, as the comparison in constant time needs them.
const digest = (text: string) => createHash('sha256').update(text).digest();
