import { createPayment, payment, paymentDetail, paymentList, paymentQuery } from '@paidup/shared/payment';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import {
  createdAnswer,
  idempotencyKeyHeader,
  jsonAnswer,
  jsonBody,
  recordAnswer,
  recordPath,
} from './calls.ts';
import { cashPayment, creditedPayment, waitingPayment } from './payment-example.ts';
import { ANY_CALL, ON_RECORD, problemAnswers, TAKES_BODY } from './problems.ts';

const tags = ['Payments'];

/** The calls that read the ledger and book cash. */
export const paymentPaths: ZodOpenApiPathsObject = {
  '/payments': {
    get: {
      tags,
      operationId: 'listPayments',
      summary: 'List payments, newest first',
      requestParams: { query: paymentQuery },
      responses: {
        '200': jsonAnswer('A page of payments', paymentList, { items: [creditedPayment], next_cursor: null }),
        ...problemAnswers(...ANY_CALL, 'invalid_input'),
      },
    },
    post: {
      tags,
      operationId: 'createPayment',
      summary: 'Book cash',
      description:
        'Cash that changed hands; a negative amount is a refund. The same `Idempotency-Key` with the same body answers the same payment, however often it is sent; with another body it is refused. A refused request does not use the key up.',
      requestParams: { header: idempotencyKeyHeader },
      requestBody: jsonBody(createPayment, {
        player_id: 'player_4fJ2mQ',
        amount: cashPayment.amount,
        paid_at: cashPayment.paid_at,
        notes: cashPayment.notes,
      }),
      responses: {
        '201': createdAnswer('The payment, also for a repeat', payment, cashPayment, '/payments'),
        ...problemAnswers(...ANY_CALL, ...TAKES_BODY, 'idempotency_key_reused'),
      },
    },
  },
  '/payments/{id}': {
    get: {
      tags,
      operationId: 'getPayment',
      summary: 'Read a payment',
      description:
        'While it is unmatched, with suggestions whose it may be. Where the same amount went the other way, with the payment that `returns` or `returned_by` names.',
      requestParams: { path: recordPath('payment', waitingPayment.id) },
      responses: {
        '200': recordAnswer('The payment, with suggestions while it is unmatched', paymentDetail, {
          ...waitingPayment,
          suggestions: [
            {
              player_id: 'player_4fJ2mQ',
              name: 'Ashley Kingscote',
              reason: 'one letter from “KINGSCOTE A”; owes exactly £5.00',
              clear: true,
            },
          ],
        }),
        ...problemAnswers(...ON_RECORD),
      },
    },
  },
};
