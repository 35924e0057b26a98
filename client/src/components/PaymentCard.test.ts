import { describe, expect, test } from 'vitest';
import { mountPagePart } from '../testing/mount-page-part.ts';
import { aPayment } from '../testing/records.ts';
import PaymentCard from './PaymentCard.vue';

describe('the card of a payment that needs somebody, it', () => {
  test('says how much came from whom and why nobody is credited', () => {
    const card = mountPagePart(PaymentCard, { payment: aPayment({ description: 'FOOTY WED' }) });
    expect(card.text()).toContain('£5.00');
    expect(card.get('h2').text()).toBe('M BELL');
    expect(card.text()).toContain('reference “FOOTY WED”');
    expect(card.text()).toContain('Nobody has the bank name M BELL.');
  });

  test('offers to give the payer’s name to a player', async () => {
    const payment = aPayment();
    const card = mountPagePart(PaymentCard, { payment });
    await card.get('button').trigger('click');
    expect(card.get('button').text()).toBe('Add M BELL to a player');
    expect(card.emitted('pick')).toEqual([[payment]]);
  });

  test('offers the reference when the bank names no payer', () => {
    const card = mountPagePart(PaymentCard, {
      payment: aPayment({ counterparty_name: '', description: 'ASH FOOTY' }),
    });
    expect(card.get('button').text()).toBe('Add ASH FOOTY to a player');
    expect(card.text()).toContain('no reference');
  });

  test.each([
    ['money that went out', aPayment({ amount: -500, reason: 'money that went out to a player' })],
    ['a payment without any name', aPayment({ counterparty_name: '' })],
  ])('offers nothing for %s', (_what, payment) => {
    expect(mountPagePart(PaymentCard, { payment }).find('button').exists()).toBe(false);
  });

  test('warns when the bank contradicted itself', () => {
    const card = mountPagePart(PaymentCard, { payment: aPayment({ conflict: true }) });
    expect(card.text()).toContain('The bank later said something else');
  });
});
