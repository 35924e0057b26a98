import {
  createPayment,
  payment,
  paymentDetail,
  paymentForDeputy,
  paymentList,
  paymentListForDeputy,
  paymentQuery,
} from '@paidup/shared/payment';
import { AppError } from '../errors.ts';
import { idempotencyKey } from '../http/request-headers.ts';
import { recordParams, type Route, route } from '../http/route.ts';
import { cashPayment, creditedPayment, waitingPayment } from '../openapi/payment-example.ts';
import type { Services } from '../services/services.ts';

const tag = 'Payments';

/** Returns the calls that read the ledger and enter cash. */
export const paymentRoutes = ({ payments, cash }: Services): Route[] => [
  route({
    method: 'get',
    path: '/payments',
    access: 'deputy',
    tag,
    operationId: 'listPayments',
    summary: 'List payments, newest first',
    query: paymentQuery,
    answer: {
      description: 'A page of payments',
      schema: paymentList,
      forDeputy: paymentListForDeputy,
      example: { items: [creditedPayment], next_cursor: null },
    },
    handler: ({ query, caller }) => payments.list(query, { isByNameOnly: caller.role === 'deputy' }),
  }),
  route({
    method: 'post',
    path: '/payments',
    access: 'deputy',
    tag,
    operationId: 'createPayment',
    summary: 'Enter cash, the club’s own money, or a debt that is written off',
    description:
      'A negative amount is a refund. With `source: write_off` a debt is forgiven, at most what the player owes, and `notes` says why: it is no money. With `club: true` it is the club’s own money, and `notes` says what: other income, or a cost if the amount is negative. Only the organiser may do either. Repeating the same `Idempotency-Key` with the same body returns the same payment. With another body it is refused. A refused request does not use up the key.',
    headers: idempotencyKey,
    body: {
      schema: createPayment,
      example: {
        player_id: 'player_4fJ2mQ',
        amount: cashPayment.amount,
        paid_at: cashPayment.paid_at,
        notes: cashPayment.notes,
      },
    },
    answer: {
      status: 201,
      description: 'The payment, also for a repeat',
      schema: payment,
      forDeputy: paymentForDeputy,
      example: cashPayment,
    },
    handler: ({ body, headers, caller, by }) => {
      if (caller.role === 'deputy' && body.club)
        throw new AppError('forbidden', 'Only the organiser may enter the club’s own money.');
      if (caller.role === 'deputy' && !body.club && body.source === 'write_off')
        throw new AppError('forbidden', 'Only the organiser may write a debt off.');
      return cash.enter(body, headers['Idempotency-Key'], by);
    },
  }),
  route({
    method: 'get',
    path: '/payments/:id',
    access: 'deputy',
    tag,
    operationId: 'getPayment',
    summary: 'Read a payment',
    description:
      'An unmatched payment comes with suggestions, and with `suggested_split` where there is reason for one. `returns` and `returned_by` name the payment of the same amount that went the other way.',
    params: recordParams('payment', waitingPayment.id),
    answer: {
      description: 'The payment, with suggestions while it is unmatched',
      schema: paymentDetail,
      forDeputy: paymentForDeputy,
      example: {
        ...waitingPayment,
        suggestions: [
          {
            player_id: 'player_4fJ2mQ',
            name: 'Ashley Kingscote',
            reason: '“KINGSCOTE AM” is one of their names; owes exactly £5.00',
            clear: true,
          },
        ],
      },
    },
    handler: ({ params }) => payments.get(params.id),
  }),
];
