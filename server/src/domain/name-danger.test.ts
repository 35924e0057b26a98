import { normaliseBankName } from '@paidup/shared/bank-name';
import { describe, expect, it } from 'vitest';
import { nameDanger } from './name-danger.ts';

const dangerOf = (name: string) => nameDanger(normaliseBankName(name), false);

describe('a bank name', () => {
  it.each([
    'PAYPAL',
    'PayPal *',
    'PAY PAL',
    'PAYPA1',
    'РАУРАL',
    'PAYPAL PAYMENT',
    'PAYPAL INST XFER',
    'Sent from Revolut',
    'SENT VIA REVOLUT LTD',
    'REV0LUT',
    'Wise',
    'WISE PAYMENTS LIMITED',
    'TransferWise',
    'Monzo',
    'monzo.me',
    'STARLING BANK',
    'Klarna',
    'SumUp *',
    'iZettle',
    'Zettle',
    'Stripe Payments UK Ltd',
    'GOCARDLESS',
    'CURVE UK LTD',
    'SQUARE',
    'Apple Pay',
    'Google Pay',
    'WESTERN UNION',
    'N26',
    'Wise footy',
  ])('is dangerous where many pay through it: %s', (name) => {
    expect(dangerOf(name)).toMatch(/^Many people pay through this/);
  });

  it.each([
    ...[
      'MON',
      'Tue',
      'tues',
      'WED',
      'Weds',
      'WEDNESDAY',
      'Thu',
      'THUR',
      'Thurs',
      'fri',
      'SAT',
      'Sun',
      'SUNDAYS',
    ],
    ...[
      'FOOTY',
      'football',
      'Match-Fee',
      'MATCH FEES',
      'five a side',
      '5 A SIDE',
      '5-a-side',
      '7aside',
      'SUBS',
    ],
    ...['PITCH', 'pitch hire', 'The Game', 'FOOTY WED', 'Wed night footy', 'FOOTBALL 25TH NOV', 'Subs 6 May'],
    ...['2 GAMES', 'f00ty', 'BANK TRANSFER', 'Thank you', 'Payment', 'CASH', 'mum', 'REF 0042'],
  ])('is dangerous where anybody may write it: %s', (name) => {
    expect(dangerOf(name)).toMatch(/^Anybody may write this/);
  });

  it.each(['7', '2026', '25/11', 'A', 'x.'])('is dangerous where it is no name: %s', (name) => {
    expect(dangerOf(name)).toMatch(/^A single letter or a number/);
  });

  it.each([
    ...['王伟', '王', 'Ng', 'NG A', 'Jo', 'AL', 'J. W', 'Li', 'Ödön', 'ASH K', 'KINGSCOTE AM', 'FOOTY ASH'],
    ...['WISE D', 'D WISE', 'Starling, J.', 'MS A SQUARE', 'MR J CURVE', 'Wiseman', 'Sunderland', 'Monday O'],
    ...['Satoshi', 'Marchetti', 'Pitchford', 'MATCHETT A', 'Gamer', 'Cashmore', 'PAYNE J', 'Payton', 'Fries'],
    ...['PAYPAL ALAN', 'Sent from Revolut by Jo', 'for Ash', 'FROM', 'May', 'June', 'ROSS 7', 'March A'],
  ])('tells one person from another: %s', (name) => {
    expect(dangerOf(name)).toBeNull();
  });

  it('is dangerous once several payers have sent it', () => {
    expect(nameDanger('LADSNIGHT', true)).toMatch(/^Several payers/);
    expect(nameDanger('LADSNIGHT', false)).toBeNull();
  });

  it('is looked through in no time, however long', () => {
    const start = process.cpuUsage();
    for (const part of ['5ASIDE', 'SUBS', '1', 'WEDS', 'BANKTRANSFER', 'THURS', 'FOOTYWED'])
      dangerOf(part.repeat(64).slice(0, 63) + 'Q');
    expect(process.cpuUsage(start).user).toBeLessThan(200_000);
  });
});
