import { formatMoney } from '@paidup/shared/format-money';
import type { CreatePayment } from '@paidup/shared/payment';
import { NO_ACCOUNT } from './payer-accounts.ts';
import type { PaymentRecord, PlayerRecord } from './records.ts';
import { firstRevision, type Source } from './revision.ts';

/**
 * Makes the payment for cash that a player gave, or got back if the amount is negative, or for a debt that is forgiven.
 * Without a player it is other income of the club, or a cost if the amount is negative.
 */
export function enteredPayment(
  id: string,
  fingerprint: string,
  player: Pick<PlayerRecord, 'id' | 'name'> | null,
  input: CreatePayment,
  by: Source,
): PaymentRecord {
  const { amount, paid_at, notes = '' } = input;
  const source = (input.club ? null : input.source) ?? 'cash';
  return {
    id,
    source,
    amount,
    currency: 'GBP',
    paid_at: paid_at ?? by.at,
    counterparty_name: '',
    counterparty_key: '',
    ...NO_ACCOUNT,
    description: '',
    description_key: '',
    notes,
    status: 'matched',
    matched_by: 'organiser',
    matched_on: null,
    matching: 'by_hand',
    ignored_reason: null,
    conflict: false,
    verified: false,
    request_fingerprint: fingerprint,
    allocations: player ? [{ player_id: player.id, amount }] : [],
    club_part: player ? null : amount,
    ...firstRevision({
      ...by,
      action: 'recorded',
      detail: player ? detailOf(source, amount, player.name) : clubsDetail(amount, notes),
    }),
  };
}

function detailOf(source: 'cash' | 'write_off', amount: number, name: string): string {
  if (source === 'write_off') return `${formatMoney(amount)} written off for ${name}`;
  return amount > 0
    ? `${formatMoney(amount)} in cash from ${name}`
    : `${formatMoney(-amount)} in cash back to ${name}`;
}

const clubsDetail = (amount: number, notes: string): string =>
  amount > 0 ? `${formatMoney(amount)} came in: ${notes}` : `${formatMoney(-amount)} was spent: ${notes}`;
