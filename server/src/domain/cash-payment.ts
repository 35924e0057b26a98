import { formatMoney } from '@paidup/shared/format-money';
import type { CreatePayment } from '@paidup/shared/payment';
import { NO_ACCOUNT } from './payer-accounts.ts';
import type { PaymentRecord, PlayerRecord } from './records.ts';
import { firstRevision, type Source } from './revision.ts';

/** Makes the payment for cash that a player gave, or got back if the amount is negative. */
export function cashPayment(
  id: string,
  fingerprint: string,
  player: Pick<PlayerRecord, 'id' | 'name'>,
  { amount, paid_at, notes = '' }: CreatePayment,
  source: Source,
): PaymentRecord {
  const detail =
    amount > 0
      ? `${formatMoney(amount)} in cash from ${player.name}`
      : `${formatMoney(-amount)} in cash back to ${player.name}`;
  return {
    id,
    source: 'cash',
    amount,
    currency: 'GBP',
    paid_at: paid_at ?? source.at,
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
    allocations: [{ player_id: player.id, amount }],
    ...firstRevision({ ...source, action: 'recorded', detail }),
  };
}
