import { expect, it } from 'vitest';
import { aCredit, aPayment, aPlayer } from '../../test/store/records.ts';
import type { PaymentRecord } from './records.ts';
import { paymentReason } from './payment-reason.ts';

const ash = aPlayer('ash', ['KINGSCOTE AM'], { name: 'Ash' });
const named = (matched_by: 'counterparty_name' | 'description', matched_on = 'Kingscote-AM') =>
  aCredit('tx', 'ash', 500, { matched_by, matched_on });

it.each<[PaymentRecord, string]>([
  [named('counterparty_name'), 'matched Kingscote-AM, one of Ash’s bank names'],
  [named('description'), 'the reference matched Kingscote-AM, one of Ash’s bank names'],
  [named('counterparty_name', 'MUM'), 'matched MUM, which was one of Ash’s bank names'],
  [named('description', 'MUM'), 'the reference matched MUM, which was one of Ash’s bank names'],
  [aCredit('tx', 'ash'), 'you credited it to Ash'],
  [aPayment('tx', { counterparty_name: 'MUM' }), 'nobody has the bank name MUM'],
  [aPayment('tx', { counterparty_name: '', description: 'SUBS' }), 'nobody has the bank name SUBS'],
  [aPayment('tx', { counterparty_name: '', description: '' }), 'the bank gave no name'],
  [aPayment('tx', { conflict: true }), 'the bank has said something else about it since, so please decide'],
  [aPayment('tx', { matching: 'when_named' }), 'an unusual payment, so please look at it yourself'],
  [aPayment('tx', { matching: 'by_hand' }), 'you keep it in the inbox'],
  [
    aPayment('tx', { amount: -500, matching: 'by_hand' }),
    'money that went out to a player, perhaps a refund',
  ],
  [aPayment('tx', { status: 'ignored', ignored_reason: 'birthday' }), 'you set it aside: birthday'],
  [aPayment('tx', { status: 'ignored', ignored_reason: '' }), 'you set it aside'],
])('says why a payment is credited as it is', (payment, reason) => {
  expect(paymentReason(payment, [ash])).toBe(reason);
});

it('says that a payer whose name matched has paid from another account than before', () => {
  const payment = { ...named('counterparty_name'), payer_account: '…77' };
  expect(paymentReason(payment, [ash], true)).toBe(
    'matched Kingscote-AM, one of Ash’s bank names, but came from another account (…77) than before',
  );
});

it('names everybody who shares a payment', () => {
  expect(paymentReason(aCredit('tx', 'ash'), [ash, aPlayer('Bo'), aPlayer('Cat')])).toBe(
    'you credited it to Ash, Bo and Cat',
  );
});
