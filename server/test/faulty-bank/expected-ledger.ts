import { expect } from 'vitest';
import type { Transaction } from '../../../scripts/fake-monzo/transactions/transaction.ts';
import type { PaymentRecord } from '../../src/domain/records.ts';
import { PLAYERS } from './club-at-the-bank.ts';

const TRANSFERS = ['payport_faster_payments', 'p2p_payment', 'monzo_to_monzo', 'bacs', 'chaps'];
const OTHERS = ['rbs_cheque', 'carrier_pigeon'];

/**
 * Expects the payments to be the bank's list of football payments, each once. `playersOf` tells whose a bank name is.
 * What the bank changed its mind about after it was stored keeps its money, and is in conflict.
 */
export function expectBanksList(
  payments: readonly PaymentRecord[],
  transactions: readonly Transaction[],
  playerOf: (name: string) => string | undefined,
): void {
  expect(new Set(payments.map(({ id }) => id)).size).toBe(payments.length);
  const stored = new Map(payments.map((payment) => [payment.id, payment]));
  const offences = transactions.flatMap((transaction) => {
    const payment = stored.get(transaction.id);
    stored.delete(transaction.id);
    const offence = offenceOf(transaction, payment, playerOf(transaction.counterparty.name ?? ''));
    return offence === null ? [] : [[offence, transaction, payment]];
  });
  expect(offences).toEqual([]);
  expect([...stored.values()]).toEqual([]);
}

function offenceOf(transaction: Transaction, payment: PaymentRecord | undefined, player: string | undefined) {
  const isCounted = isFootball(transaction);
  if (payment === undefined) return isCounted && !transaction.decline_reason ? 'is missing' : null;
  if (!isCounted) return 'is private';
  const isOtherwise = payment.amount !== transaction.amount || Boolean(transaction.decline_reason);
  if (payment.conflict !== isOtherwise && !hasBeenOtherwise(payment))
    return 'conflict is not as it should be';
  const isCredited = player !== undefined && TRANSFERS.includes(transaction.scheme) && payment.amount > 0;
  const expected = isCredited ? [{ player_id: player, amount: payment.amount }] : [];
  return JSON.stringify(payment.allocations) === JSON.stringify(expected) ? null : 'is credited wrongly';
}

/** A conflict stays until the organiser looks at it, though the bank says again what it said first. */
const hasBeenOtherwise = ({ conflict, history }: PaymentRecord): boolean =>
  conflict && history.some(({ action }) => action === 'conflict');

/** Whatever comes by a transfer or in an unknown way, and what goes so to a player. */
function isFootball({ amount, scheme, counterparty }: Transaction): boolean {
  if (!TRANSFERS.includes(scheme) && !OTHERS.includes(scheme)) return false;
  return amount > 0 || PLAYERS.includes(counterparty.name ?? '');
}
