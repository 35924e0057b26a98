import { expect, it } from 'vitest';
import { aCredit, aPayment } from '../store/contract/records.ts';
import type { PaymentRecord } from './records.ts';
import { paymentReason } from './payment-reason.ts';

it.each<[PaymentRecord, string]>([
  [
    aCredit('tx', 'ash', 500, { matched_by: 'counterparty_name' }),
    "the payer's name is one of Ash's bank names",
  ],
  [aCredit('tx', 'ash', 500, { matched_by: 'description' }), "the reference is one of Ash's bank names"],
  [aCredit('tx', 'ash'), 'the organiser credited it to Ash'],
  [aPayment('tx', { counterparty_name: 'MUM' }), 'nobody has the bank name MUM'],
  [aPayment('tx', { counterparty_name: '', description: 'SUBS' }), 'nobody has the bank name SUBS'],
  [aPayment('tx', { counterparty_name: '', description: '' }), 'the bank gave no name'],
  [aPayment('tx', { matching: 'when_named' }), 'an unusual payment: please look at it yourself'],
  [aPayment('tx', { matching: 'by_hand' }), 'the organiser keeps it in the inbox'],
  [
    aPayment('tx', { amount: -500, matching: 'by_hand' }),
    'money that went out to a player: it may be a refund',
  ],
  [aPayment('tx', { status: 'ignored', ignored_reason: 'birthday' }), 'the organiser set it aside: birthday'],
  [aPayment('tx', { status: 'ignored', ignored_reason: '' }), 'the organiser set it aside'],
])('says why a payment is credited as it is', (payment, reason) => {
  expect(paymentReason(payment, ['Ash'])).toBe(reason);
});

it('names everybody who shares a payment', () => {
  expect(paymentReason(aCredit('tx', 'ash'), ['Ash', 'Bo', 'Cat'])).toBe(
    'the organiser credited it to Ash, Bo and Cat',
  );
});
