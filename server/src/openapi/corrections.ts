import { allocatePayment, ignorePayment, type Payment, paymentChanged } from '@paidup/shared/payment';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { ifMatchHeader, jsonBody, recordAnswer, recordPath } from './calls.ts';
import { waitingPayment } from './payment-example.ts';
import { CHANGES_RECORD, problemAnswers, TAKES_BODY } from './problems.ts';

const corrected_at = '2026-11-26T08:05:00.000Z';
const tags = ['Payments'];
const requestParams = { path: recordPath('payment', waitingPayment.id), header: ifMatchHeader };

const assigned = corrected(waitingPayment, 'assigned', 'credited: £5.00 to Ashley Kingscote', {
  status: 'matched',
  matched_by: 'organiser',
  reason: 'the organiser credited it to Ashley Kingscote',
  allocations: [{ player_id: 'player_4fJ2mQ', name: 'Ashley Kingscote', amount: 500 }],
});

const ignored = corrected(waitingPayment, 'ignored', 'set aside: birthday present', {
  status: 'ignored',
  reason: 'the organiser set it aside',
});

const inInbox = { ...waitingPayment, reason: 'the organiser keeps it in the inbox' };

/** The calls by which the organiser corrects the ledger: each is a new entry, and can be undone. */
export const correctionPaths: ZodOpenApiPathsObject = {
  '/payments/{id}/allocations': {
    put: {
      tags,
      operationId: 'assignPayment',
      summary: 'Say whose payment it is, or split it',
      description:
        'The parts add up to the amount, none is 0 or of the other sign, and each player is named once. With `remember` (one player only) the payer’s name becomes the player’s and credits their other unmatched payments; a name that is taken changes nothing. A payer who was ignored no longer is.',
      requestParams,
      requestBody: jsonBody(allocatePayment, {
        allocations: [{ player_id: 'player_4fJ2mQ', amount: 500 }],
        remember: true,
      }),
      responses: {
        '200': recordAnswer('The payment, and how many others the remembered name credited', paymentChanged, {
          ...assigned,
          matched_payments: 2,
        }),
        ...problemAnswers(...CHANGES_RECORD, ...TAKES_BODY, 'bank_name_taken'),
      },
    },
    delete: {
      tags,
      operationId: 'unassignPayment',
      summary: 'Take a payment off whom it credits',
      description:
        'It is in the inbox, whatever it was before, and is not matched again by itself. Cash stays somebody’s.',
      requestParams,
      responses: {
        '200': recordAnswer(
          'The payment, unmatched',
          paymentChanged,
          corrected(assigned, 'unassigned', 'taken off who was credited', inInbox),
        ),
        ...problemAnswers(...CHANGES_RECORD, 'cash_needs_a_player'),
      },
    },
  },
  '/payments/{id}/ignored': {
    put: {
      tags,
      operationId: 'ignorePayment',
      summary: 'Set a payment aside',
      description:
        'It is no money of the club’s: whom it credited is dropped. With `remember`, later payments from this payer are ignored and not stored.',
      requestParams,
      requestBody: jsonBody(ignorePayment, { reason: 'birthday present', remember: true }, false),
      responses: {
        '200': recordAnswer('The payment, set aside', paymentChanged, ignored),
        ...problemAnswers(...CHANGES_RECORD, ...TAKES_BODY, 'cash_needs_a_player', 'bank_name_taken'),
      },
    },
    delete: {
      tags,
      operationId: 'unignorePayment',
      summary: 'Put a payment back into the inbox',
      description:
        'It is unmatched, whatever it was before, and not matched again by itself. If its payer is ignored, they no longer are. Cash stays somebody’s.',
      requestParams,
      responses: {
        '200': recordAnswer(
          'The payment, unmatched',
          paymentChanged,
          corrected(ignored, 'unignored', 'back in the inbox', inInbox),
        ),
        ...problemAnswers(...CHANGES_RECORD, 'cash_needs_a_player'),
      },
    },
  },
  '/payments/{id}/undo': {
    post: {
      tags,
      operationId: 'undoPayment',
      summary: 'Undo the last change of whom it credits',
      description:
        'By a new entry, which can be undone in turn. Where there is nothing to undo, nothing changes. A bank name that came with the change stays, and is named as `remembered`. The payer of what is no longer set aside is no longer ignored.',
      requestParams,
      responses: {
        '200': recordAnswer('The payment, as before the change', paymentChanged, {
          ...corrected(assigned, 'undone', 'undone: credited: £5.00 to Ashley Kingscote', inInbox),
          remembered: { player_id: 'player_4fJ2mQ', name: 'KINGSCOTE AM' },
        }),
        ...problemAnswers(...CHANGES_RECORD),
      },
    },
  },
};

/** The payment in another state, with the entry that brought it there. */
function corrected(before: Payment, action: string, detail: string, state: Partial<Payment>): Payment {
  const { status, matched_by, matched_on, reason, allocations } = { ...before, ...state };
  return {
    ...before,
    ...{ status, matched_by, matched_on, reason, allocations },
    history: [...before.history, { at: corrected_at, by: 'organiser', action, detail }],
    rev: before.rev + 1,
    updated_at: corrected_at,
  };
}
