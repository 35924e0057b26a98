import { type Payment, paymentDetail, paymentList, paymentQuery } from '@paidup/shared/payment';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { jsonAnswer, recordAnswer, recordPath } from './calls.ts';
import { ANY_CALL, ON_RECORD, problemAnswers } from './problems.ts';

const at = '2026-11-25T12:01:10.481Z';

const fromAshley: Payment = {
  id: 'tx_00009AbCdEfGh',
  source: 'monzo',
  amount: 500,
  currency: 'GBP',
  paid_at: '2026-11-25T12:01:08.000Z',
  counterparty_name: 'KINGSCOTE AM',
  description: 'FOOTBALL',
  notes: '',
  status: 'matched',
  matched_by: 'counterparty_name',
  matched_on: 'KINGSCOTE AM',
  reason: 'the payer’s name is one of Ashley Kingscote’s bank names',
  allocations: [{ player_id: 'player_4fJ2mQ', name: 'Ashley Kingscote', amount: 500 }],
  conflict: false,
  verified: false,
  history: [{ at, by: 'webhook', action: 'credited', detail: 'Credited to Ashley Kingscote' }],
  rev: 1,
  created_at: at,
  updated_at: at,
};

const tags = ['Payments'];

/** The calls on payments. */
export const paymentPaths: ZodOpenApiPathsObject = {
  '/payments': {
    get: {
      tags,
      operationId: 'listPayments',
      summary: 'List payments, newest first',
      requestParams: { query: paymentQuery },
      responses: {
        '200': jsonAnswer('A page of payments', paymentList, { items: [fromAshley], next_cursor: null }),
        ...problemAnswers(...ANY_CALL, 'invalid_input'),
      },
    },
  },
  '/payments/{id}': {
    get: {
      tags,
      operationId: 'getPayment',
      summary: 'Read a payment',
      requestParams: { path: recordPath('payment', fromAshley.id) },
      responses: {
        '200': recordAnswer('The payment, with suggestions while it is unmatched', paymentDetail, fromAshley),
        ...problemAnswers(...ON_RECORD),
      },
    },
  },
};
