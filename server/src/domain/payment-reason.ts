import { normaliseBankName } from '@paidup/shared/bank-name';
import { isByHand } from './corrections.ts';
import type { ListedPlayer, PaymentRecord } from './records.ts';

/**
 * Says in a sentence to the organiser why the payment is credited as it is. `credited` are the players as they are today. A name that
 * matched is doubtful if it came from another account than before.
 */
export function paymentReason(
  payment: PaymentRecord,
  credited: readonly Credited[],
  isOtherAccount = false,
): string {
  if (payment.status === 'ignored')
    return `you set it aside${payment.ignored_reason ? `: ${payment.ignored_reason}` : ''}`;
  if (payment.status === 'void') return 'entered by mistake, and taken back';
  if (payment.status === 'unmatched') return whyUnmatched(payment);
  if (payment.source === 'write_off')
    return `you wrote it off${payment.notes === '' ? '' : `: ${payment.notes}`}`;
  const isClubs = payment.club_part !== null;
  if (isByHand(payment) && isClubs && credited.length === 0)
    return `${authorOf(payment)} entered it for the club: ${payment.notes}`;
  const names = [...credited.map(({ name }) => name), ...(isClubs ? ['the club'] : [])];
  const who = [names.slice(0, -1).join(', '), ...names.slice(-1)].filter(Boolean).join(' and ');
  if (isByHand(payment)) return `${authorOf(payment)} entered it for ${who}`;
  if (payment.matched_by === 'organiser') return `you credited it to ${who}`;
  if (payment.matched_on === null) return `matched a bank name of ${who} that has been erased`;
  const matched = payment.matched_by === 'description' ? 'the reference matched' : 'matched';
  const key = normaliseBankName(payment.matched_on);
  // The name may have been taken off the player since, or have become somebody else's.
  const isStill = credited.some(({ bank_names }) => bank_names.some((name) => name.key === key));
  const reason = `${matched} ${payment.matched_on}, ${isStill ? '' : 'which was '}one of ${who}’s bank names`;
  return isOtherAccount
    ? `${reason}, but came from another account (${payment.payer_account}) than before`
    : reason;
}

type Credited = Pick<ListedPlayer, 'name' | 'bank_names'>;

/** Who entered a payment by hand. A helper or a script is named. */
function authorOf({ history }: PaymentRecord): string {
  const by = history[0]?.by ?? 'organiser';
  return by === 'organiser' ? 'you' : by;
}

function whyUnmatched(payment: PaymentRecord): string {
  if (payment.conflict) return 'the bank has said something else about it since, so please decide';
  if (payment.amount < 0) return 'money that went out to a player, perhaps a refund';
  if (payment.matching === 'by_hand') return 'you keep it in the inbox';
  if (payment.matching === 'when_named') return 'an unusual payment, so please look at it yourself';
  const payer = payment.counterparty_name || payment.description;
  return payer ? `nobody has the bank name ${payer}` : 'the bank gave no name';
}
