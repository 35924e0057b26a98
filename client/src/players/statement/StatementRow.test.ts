import { describe, expect, test } from 'vitest';
import { mountPagePart } from '../../../test/mount-page-part.ts';
import { aPayment } from '../../../test/records.ts';
import StatementRow from './StatementRow.vue';

const fee = {
  at: '2026-11-18T18:30:00.000Z',
  kind: 'fee',
  amount: -1000,
  balance_after: -1500,
  fixture_id: 'game/1',
  text: 'Game on 2026-11-18 at Riverside 5s, with a guest',
  date: '2026-11-18',
  location: 'Riverside 5s',
  guests: 1,
};
const paid = {
  at: '2026-11-16T10:00:00.000Z',
  kind: 'payment',
  amount: 500,
  balance_after: 0,
  payment_id: 'tx_1',
  text: 'Bank transfer from NAIR P',
  source: 'monzo',
  from: 'NAIR P',
};

describe('a row of the statement, it', () => {
  test('leads to the game that was charged, with what was owed afterwards', () => {
    const row = mountPagePart(StatementRow, { entry: fee, playerId: 'priya', payment: undefined });
    expect(row.get('a').attributes('href')).toBe('/fixtures/game%2F1');
    for (const words of ['Wed 18 Nov, with a guest', 'Riverside 5s', '−£10.00', 'owes £15.00'])
      expect(row.text()).toContain(words);
  });

  test('leads to the payment, and says why it was credited', () => {
    const payment = aPayment({ matched_by: 'description' });
    const row = mountPagePart(StatementRow, { entry: paid, playerId: 'priya', payment });
    expect(row.get('a').attributes('href')).toBe('/money/tx_1');
    for (const words of [
      'Bank transfer',
      '16 Nov · from NAIR P',
      'Credited by the reference',
      '+£5.00',
      'even',
    ])
      expect(row.text()).toContain(words);
  });

  test.each([
    ['monzo', ['Bank transfer'], 'Credited'],
    ['cash', ['Cash', 'Entered by'], 'at the bar'],
  ] as const)('shows a helper what came by %s, without payer, reason and notes', (source, seen, unseen) => {
    const { counterparty_name: _p, description: _d, notes: _n, reason: _r, ...told } = aPayment({ source });
    const helper = { authenticated: true, setup_required: false, role: 'deputy', name: 'Sam' };
    const { from: _from, ...entry } = { ...paid, source };
    const props = { entry, playerId: 'priya', payment: told };
    const row = mountPagePart(StatementRow, props, [[['session'], helper]]);
    for (const words of seen) expect(row.text()).toContain(words);
    expect(row.text()).not.toContain(unseen);
    expect(row.find('a').exists()).toBe(false);
  });

  test('puts no sign before nothing', () => {
    const row = mountPagePart(StatementRow, {
      entry: { ...fee, amount: 0 },
      playerId: 'priya',
      payment: undefined,
    });
    expect(row.get('.amount').text()).toBe('£0.00');
  });
});
