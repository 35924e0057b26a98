import { allocatePayment, ignorePayment, paymentChanged, paymentForDeputy } from '@paidup/shared/payment';
import { emptyBody } from '../http/json-body.ts';
import { revertible } from '../http/own-change.ts';
import { ifMatch } from '../http/request-headers.ts';
import { recordParams, type Route, route } from '../http/route.ts';
import { assignedPayment, ignoredPayment, inInbox, waitingPayment } from '../openapi/payment-example.ts';
import type { Services } from '../services/services.ts';

const tag = 'Payments';
const params = recordParams('payment', waitingPayment.id);
const headers = ifMatch;

/** Returns the calls by which the organiser corrects the ledger. Each adds a history entry and can be undone. */
export const correctionRoutes = ({
  corrections,
  payments,
}: Pick<Services, 'corrections' | 'payments'>): Route[] => [
  route({
    method: 'put',
    path: '/payments/:id/allocations',
    tag,
    operationId: 'assignPayment',
    summary: 'Say whose payment it is, or split it',
    description:
      'The parts add up to the amount, all have its sign, and each player is named once. A part with `club: true` is no player’s: it counts in `position`, in nobody’s balance, and comes once at most. With `remember` (one player only) the payer’s name becomes a bank name of the player and credits their other unmatched payments. If the name is another player’s, nothing changes, unless `move_names` takes it off them in the same write. An ignored payer is no longer ignored.',
    params,
    headers,
    body: {
      schema: allocatePayment,
      example: { allocations: [{ player_id: 'player_4fJ2mQ', amount: 500 }], remember: true },
    },
    answer: {
      description: 'The payment, and how many others the remembered name credited',
      schema: paymentChanged,
      example: {
        ...assignedPayment,
        matched_payments: 2,
      },
    },
    refuses: ['bank_name_taken'],
    handler: (input) => corrections.assign(input.params.id, input.body, input.headers['If-Match'], input.by),
  }),
  route({
    method: 'delete',
    path: '/payments/:id/allocations',
    tag,
    operationId: 'unassignPayment',
    summary: 'Take a payment off the players it credits',
    description: 'The payment goes to the inbox and is never matched automatically again. Refused for cash.',
    params,
    headers,
    answer: {
      description: 'The payment, unmatched',
      schema: paymentChanged,
      example: inInbox(assignedPayment, 'unassigned', 'taken off who was credited'),
    },
    refuses: ['cash_needs_a_player'],
    handler: (input) => corrections.unassign(input.params.id, input.headers['If-Match'], input.by),
  }),
  route({
    method: 'put',
    path: '/payments/:id/ignored',
    tag,
    operationId: 'ignorePayment',
    summary: 'Set a payment aside',
    description:
      'The payment is not the club’s money, and credits nobody any more. With `remember`, later payments from this payer are ignored and not stored.',
    params,
    headers,
    body: { schema: ignorePayment, example: { reason: 'birthday present', remember: true } },
    answer: { description: 'The payment, set aside', schema: paymentChanged, example: ignoredPayment },
    refuses: ['cash_needs_a_player', 'bank_name_taken'],
    handler: (input) => corrections.ignore(input.params.id, input.body, input.headers['If-Match'], input.by),
  }),
  route({
    method: 'delete',
    path: '/payments/:id/ignored',
    tag,
    operationId: 'unignorePayment',
    summary: 'Put a payment back into the inbox',
    description:
      'The payment is unmatched and is never matched automatically again. Its payer is no longer ignored. Refused for cash.',
    params,
    headers,
    answer: {
      description: 'The payment, unmatched',
      schema: paymentChanged,
      example: inInbox(ignoredPayment, 'unignored', 'back in the inbox'),
    },
    refuses: ['cash_needs_a_player'],
    handler: (input) => corrections.unignore(input.params.id, input.headers['If-Match'], input.by),
  }),
  route({
    method: 'post',
    path: '/payments/:id/undo',
    access: 'deputy',
    tag,
    operationId: 'undoPayment',
    summary: 'Undo the last change of who is credited',
    description:
      'The undo is a new history entry and can itself be undone. If there is nothing to undo, nothing changes. A bank name that came with the change goes with it, and is returned as `remembered`. Whoever had it before has it again. Undone once more, it comes back, unless it is somebody else’s by now. What was entered by hand and not changed since becomes `void`: it keeps its amount, and counts nowhere. Only `status=void` and the player’s statement show it. If the payment was set aside, its payer is no longer ignored. A deputy may undo what they did themselves.',
    params,
    headers,
    body: emptyBody,
    answer: {
      description: 'The payment, as before the change',
      schema: paymentChanged,
      forDeputy: paymentForDeputy,
      example: {
        ...inInbox(assignedPayment, 'undone', 'undone: credited: £5.00 to Ashley Kingscote'),
        remembered: { player_id: 'player_4fJ2mQ', name: 'KINGSCOTE AM' },
      },
    },
    refuses: ['bank_name_taken'],
    handler: async ({ params: { id }, headers, caller, by }) =>
      corrections.undo(id, await revertible(caller, headers['If-Match'], () => payments.get(id)), by),
  }),
];
