import { paymentQuery } from '@paidup/shared/payment';
import type { Request, Response } from 'express';
import { sendJson, sendRecord } from '../http/if-match.ts';
import { parseInput } from '../parse-input.ts';
import type { PaymentsService } from '../services/payments.ts';

export const createPaymentRoutes = (payments: PaymentsService) => ({
  list: async (request: Request, response: Response) =>
    sendJson(response, await payments.list(parseInput(paymentQuery, request.query))),

  get: async (request: Request<{ id: string }>, response: Response) =>
    sendRecord(response, await payments.get(request.params.id)),
});
