import { allocatePayment, createPayment, ignorePayment, paymentQuery } from '@paidup/shared/payment';
import type { Request, Response } from 'express';
import { ORGANISER } from '../http/guard.ts';
import { idempotencyKey } from '../http/idempotency-key.ts';
import { ifMatch } from '../http/if-match.ts';
import { sendJson, sendRecord } from '../http/send-json.ts';
import { emptyBody, jsonBody } from '../http/json-body.ts';
import { parseInput } from '../parse-input.ts';
import type { Services } from '../services/services.ts';

type OnPayment = Request<{ id: string }>;

export const createPaymentRoutes = ({ payments, cash, corrections }: Services) => ({
  list: async (request: Request, response: Response) =>
    sendJson(response, await payments.list(parseInput(paymentQuery, request.query))),

  create: [
    ...jsonBody,
    async (request: Request, response: Response) => {
      const key = idempotencyKey(request);
      const payment = await cash.book(parseInput(createPayment, request.body), key, ORGANISER);
      response.setHeader('Location', `/api/v1/payments/${payment.id}`);
      sendRecord(response, payment, 201);
    },
  ],

  get: async (request: OnPayment, response: Response) =>
    sendRecord(response, await payments.get(request.params.id)),

  assign: [
    ...jsonBody,
    async (request: OnPayment, response: Response) => {
      const input = parseInput(allocatePayment, request.body);
      sendRecord(response, await corrections.assign(request.params.id, input, ifMatch(request), ORGANISER));
    },
  ],

  unassign: async (request: OnPayment, response: Response) =>
    sendRecord(response, await corrections.unassign(request.params.id, ifMatch(request), ORGANISER)),

  ignore: [
    ...jsonBody,
    async (request: OnPayment, response: Response) => {
      const input = parseInput(ignorePayment, request.body);
      sendRecord(response, await corrections.ignore(request.params.id, input, ifMatch(request), ORGANISER));
    },
  ],

  unignore: async (request: OnPayment, response: Response) =>
    sendRecord(response, await corrections.unignore(request.params.id, ifMatch(request), ORGANISER)),

  undo: [
    ...emptyBody,
    async (request: OnPayment, response: Response) =>
      sendRecord(response, await corrections.undo(request.params.id, ifMatch(request), ORGANISER)),
  ],
});
