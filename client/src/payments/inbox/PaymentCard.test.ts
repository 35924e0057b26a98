import type { PaymentDetail } from '@paidup/shared/payment';
import { describe, expect, test } from 'vitest';
import { mountPagePart } from '../../../test/mount-page-part.ts';
import { aPayment, aPlayer } from '../../../test/records.ts';
import PaymentCard from './PaymentCard.vue';

const marcus = {
  player_id: 'marcus',
  name: 'Marcus Bell',
  reason: '“MR M BELL” is one of their names',
  clear: false,
};
const bea = { player_id: 'bea', name: 'Bea Nowak', reason: 'owes exactly £5.00', clear: false };

function mountCard(given: Partial<PaymentDetail> = {}, more: Record<string, unknown> = {}) {
  const payment: PaymentDetail = { ...aPayment(), suggestions: [], ...given };
  const debtors = [{ player_id: 'marcus', name: 'Marcus Bell', owes: 1500, since: '2026-11-01T00:00:00Z' }];
  return mountPagePart(PaymentCard, { payment, waiting: true, ...more }, [
    [['payments', 'one', payment.id], payment],
    [['summary', 'now'], { debtors }],
    [['players', 'one', 'marcus'], aPlayer({ id: 'marcus', accepted_bank_names: ['m. bell'] })],
  ]);
}

describe('the card of a payment that needs somebody, it', () => {
  test('says how much came from whom, with the reference', () => {
    const card = mountCard({ description: 'FOOTY WED' });
    expect(card.get('h2').text()).toMatch(/^M BELL\s*\+£5\.00$/);
    expect(card.get('article').attributes('aria-label')).toBe('£5.00 from M BELL');
    expect(card.text()).toContain('reference “FOOTY WED”');
  });

  test('tells two payers of one name apart by the account', () => {
    const card = mountCard({ payer_account: '…42', other_account: true });
    expect(card.get('.head').text()).toContain('· account …42');
    expect(card.get('.flag').text()).toContain('came from another account');
    expect(mountCard().text()).not.toContain('account');
  });

  test('offers the few likeliest with their reasons and what they owe', () => {
    const more = ['ann', 'bob', 'cem'].map((name) => ({ ...bea, player_id: name, name }));
    const rows = mountCard({ suggestions: [marcus, bea, ...more] }).findAll('.guess');
    expect(rows.map((row) => row.text())).toEqual([
      expect.stringContaining('“MR M BELL” is one of their names; owes £15.00'),
      expect.stringContaining('Owes exactly £5.00'),
      expect.stringContaining('ann'),
    ]);
  });

  test('offers a clear guess alone, to be remembered, taken once, or not at all', async () => {
    const card = mountCard({ suggestions: [{ ...marcus, clear: true }, bea] });
    expect(card.findAll('.guess').map((row) => row.text())).toEqual([
      expect.stringContaining('“MR M BELL” is one of their names; owes £15.00'),
    ]);
    expect(card.findAll('button').map((button) => button.text())).toEqual([
      'Credit and remember Marcus Bell',
      '',
      'Just this once',
      'Someone else',
    ]);
    await card.findAll('button').at(-1)?.trigger('click');
    expect(card.emitted('open')?.[0]).toEqual([{ name: 'pick', payment: expect.anything() }]);
  });

  test('splits in one tap as the server suggests, and says why and for whom', () => {
    const part = (player_id: string, name: string) => ({ player_id, name, amount: 250 });
    const allocations = [part('sam', 'Sam Okafor'), part('nia', 'Nia Williams')];
    const split = { allocations, reason: 'a joint account: Sam Okafor and Nia Williams' };
    const card = mountCard({ suggestions: [marcus], suggested_split: split });
    expect(card.text()).toContain('A joint account: Sam Okafor and Nia Williams.');
    expect(card.text()).toContain('£2.50 to Sam Okafor, £2.50 to Nia Williams');
    expect(card.get('.btn-primary').text()).toBe('Split £2.50 + £2.50');
    expect(card.findAll('.guess')).toEqual([]);
  });

  test('says why and lets a player be chosen where it has no guess', async () => {
    const card = mountCard();
    expect(card.text()).toContain('Nobody has the bank name M BELL.');
    const choose = card.findAll('button').find((button) => button.text() === 'Choose a player');
    await choose?.trigger('click');
    expect(card.emitted('open')?.[0]).toEqual([{ name: 'pick', payment: expect.anything() }]);
  });

  test('offers to credit money that went out as a refund', () => {
    const card = mountCard({ amount: -500, suggestions: [marcus], returns: 'tx_0' });
    expect(card.text()).toContain('−£5.00');
    expect(card.text()).toContain('Refund to Marcus Bell');
    expect(card.get('a[href="/money/tx_0"]').text()).toBe('See that payment');
  });

  test('warns when the bank contradicted itself, and when the money went back', () => {
    expect(mountCard({ conflict: true }).text()).toContain('The bank later said something else');
    expect(mountCard({ returned_by: 'tx_2' }).text()).toContain('If that settles it, ignore both.');
  });

  test('stays in its place with what became of it', () => {
    const allocations = [{ player_id: 'marcus', name: 'Marcus Bell', amount: 500 }];
    const card = mountCard(
      { status: 'matched', matched_by: 'organiser', allocations, rev: 2 },
      { payment: aPayment(), waiting: false },
    );
    expect(card.text()).toContain('Credited to Marcus Bell');
    expect(card.findAll('button').map((button) => button.text())).toEqual(['Undo']);
    expect(card.get('label').text()).toBe('Remember M BELL, so it is credited automatically next time');
    expect(card.get('input').element.checked).toBe(true);
  });
});
