import type { Payment } from '@paidup/shared/payment';

const at = '2026-11-25T12:01:10.481Z';

/** A transfer that is unmatched, since nobody has the payer's name. */
export const waitingPayment: Payment = {
  id: 'tx_00009AbCdEfGh',
  source: 'monzo',
  amount: 500,
  currency: 'GBP',
  paid_at: '2026-11-25T12:01:08.000Z',
  counterparty_name: 'KINGSCOTE AM',
  payer_account: '…42',
  other_account: false,
  description: 'FOOTBALL',
  notes: '',
  status: 'unmatched',
  matched_by: null,
  matched_on: null,
  reason: 'nobody has the bank name KINGSCOTE AM',
  allocations: [],
  conflict: false,
  verified: false,
  history: [{ at, by: 'webhook', action: 'recorded', detail: '£5.00 from KINGSCOTE AM came from the bank' }],
  rev: 1,
  created_at: at,
  updated_at: at,
};

const ashley = { player_id: 'player_4fJ2mQ', name: 'Ashley Kingscote' };

/** The same transfer, credited because Ashley has the payer's name. */
export const creditedPayment: Payment = {
  ...waitingPayment,
  status: 'matched',
  matched_by: 'counterparty_name',
  matched_on: 'KINGSCOTE AM',
  reason: 'matched KINGSCOTE AM, one of Ashley Kingscote’s bank names',
  allocations: [{ ...ashley, amount: 500 }],
  history: [
    ...waitingPayment.history,
    {
      at,
      by: 'webhook',
      action: 'credited',
      detail: '£5.00 credited to Ashley Kingscote: “KINGSCOTE AM” is one of their bank names',
    },
  ],
  rev: 2,
};

/** Cash that Ashley gave at the pitch. */
export const cashPayment: Payment = {
  ...creditedPayment,
  id: 'pay_u3Wm8nYd',
  source: 'cash',
  counterparty_name: '',
  payer_account: null,
  description: '',
  notes: 'at the pitch',
  matched_by: 'organiser',
  matched_on: null,
  reason: 'you entered it for Ashley Kingscote',
  history: [{ at, by: 'organiser', action: 'recorded', detail: '£5.00 in cash from Ashley Kingscote' }],
  rev: 1,
};

const corrected_at = '2026-11-26T08:05:00.000Z';

/** The unmatched transfer, credited by the organiser. */
export const assignedPayment = corrected(waitingPayment, 'assigned', 'credited: £5.00 to Ashley Kingscote', {
  status: 'matched',
  matched_by: 'organiser',
  reason: 'you credited it to Ashley Kingscote',
  allocations: [{ ...ashley, amount: 500 }],
});

/** The unmatched transfer, set aside by the organiser. */
export const ignoredPayment = corrected(waitingPayment, 'ignored', 'set aside: birthday present', {
  status: 'ignored',
  reason: 'you set it aside',
});

/** Returns the payment after a change that puts it back into the inbox. */
export const inInbox = (before: Payment, action: string, detail: string): Payment =>
  corrected(before, action, detail, { ...waitingPayment, reason: 'you keep it in the inbox' });

/** Returns the payment in another state, with the history entry of that change. */
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
