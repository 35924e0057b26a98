import type { Payment } from '@paidup/shared/payment';
import { describe, expect, test } from 'vitest';
import { mountPagePart } from '../../test/mount-page-part.ts';
import { aPayment } from '../../test/records.ts';
import PaymentRows from './PaymentRows.vue';
import PaymentsTable from './PaymentsTable.vue';

const split = aPayment({
  amount: 1000,
  status: 'matched',
  reason: 'matched M BELL, one of Jo’s bank names',
  allocations: [
    { player_id: 'jo', name: 'Jo', amount: 600 },
    { player_id: 'al', name: 'Al', amount: 400 },
  ],
});

describe('the rows of payments, it', () => {
  test('names who is credited, how much and why', () => {
    const text = mountPagePart(PaymentRows, { payments: [split] }).text();
    expect(text).toContain('Jo, Al');
    expect(text).toContain('+£10.00');
    expect(text).toContain('Matched M BELL, one of Jo’s bank names');
    expect(text).toContain('M BELL');
  });

  test('marks what needs the organiser and what is set aside in words', () => {
    const payments = [aPayment(), aPayment({ id: 'tx_2', status: 'ignored' })];
    const text = mountPagePart(PaymentRows, { payments }).text();
    expect(text).toContain('Needs you');
    expect(text).toContain('Ignored');
  });

  test('writes money that went out with a real minus sign', () => {
    expect(mountPagePart(PaymentRows, { payments: [aPayment({ amount: -500 })] }).text()).toContain('−£5.00');
  });

  test.each([
    [PaymentRows, {}],
    [PaymentsTable, { caption: 'Payments' }],
  ] as const)('shows once what was written with a payment, by which a search finds it', (list, words) => {
    const shown = (given: Partial<Payment>) =>
      mountPagePart(list, { payments: [aPayment(given)], ...words })
        .text()
        .match(/“[^”]*”/g);
    const written = { description: 'Wednesday', notes: 'Wednesday' };
    expect(shown(written)).toEqual(['“Wednesday”']);
    expect(shown({ description: 'Wednesday', notes: 'for two' })).toEqual(['“Wednesday”', '“for two”']);
    expect(shown({ ...split, source: 'cash', notes: 'at the bar' })).toEqual(['“at the bar”']);
    expect(shown({ description: 'M BELL' })).toBeNull();
    expect(shown({ ...written, matched_on: 'WEDNESDAY' })).toBeNull();
    expect(shown({ source: 'write_off', notes: 'moved away' })).toBeNull();
  });

  test('links each to its page, whatever its id holds', () => {
    const rows = mountPagePart(PaymentRows, { payments: [aPayment({ id: 'a/b?c' })] });
    expect(rows.get('a').attributes('href')).toBe('/money/a%2Fb%3Fc');
  });

  test.each([
    [PaymentRows, {}],
    [PaymentsTable, { caption: 'Payments' }],
  ] as const)('draws none again when another comes in before them', async (list, words) => {
    let drawn = 0;
    const counted = ['tx_1', 'tx_2', 'tx_3'].map((id) =>
      Object.defineProperty(aPayment({ id }), 'reason', { get: () => (drawn++, 'nobody has this name') }),
    );
    const rows = mountPagePart(list, { payments: counted, ...words });
    expect(drawn).toBe(3);
    await rows.setProps({ payments: [aPayment({ id: 'tx_4', counterparty_name: 'NEW' }), ...counted] });
    expect(rows.text()).toContain('NEW');
    expect(drawn).toBe(3);
  });
});
