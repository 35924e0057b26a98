import type { PaymentRecord } from './records.ts';

/** Why the payment is credited as it is, in a sentence. `names` are the credited players'. */
export function paymentReason(payment: PaymentRecord, names: readonly string[]): string {
  if (payment.status === 'ignored')
    return `the organiser set it aside${payment.ignored_reason ? `: ${payment.ignored_reason}` : ''}`;
  if (payment.status === 'unmatched') return whyUnmatched(payment);
  const who = [names.slice(0, -1).join(', '), ...names.slice(-1)].filter(Boolean).join(' and ');
  if (payment.matched_by === 'counterparty_name') return `the payer's name is one of ${who}'s bank names`;
  if (payment.matched_by === 'description') return `the reference is one of ${who}'s bank names`;
  return `the organiser credited it to ${who}`;
}

function whyUnmatched(payment: PaymentRecord): string {
  if (payment.amount < 0) return 'money that went out to a player: it may be a refund';
  if (payment.matching === 'by_hand') return 'the organiser keeps it in the inbox';
  if (payment.matching === 'when_named') return 'an unusual payment: please look at it yourself';
  const payer = payment.counterparty_name || payment.description;
  return payer ? `nobody has the bank name ${payer}` : 'the bank gave no name';
}
