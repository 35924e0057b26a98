import { describe, expect, it } from 'vitest';
import { bankTransaction } from './webhook.ts';

const minimal = { id: 'tx_1', amount: 500, currency: 'GBP', created: '2026-11-18T19:00:00Z' };

describe('a transaction of the bank', () => {
  it.each([undefined, null, '', '  ', {}, [], false, 0, 17])('is not declined by %j', (reason) => {
    expect(bankTransaction.parse({ ...minimal, decline_reason: reason }).decline_reason).toBe(false);
  });

  it.each(['INSUFFICIENT_FUNDS', 'OTHER', true])('is declined by %j', (reason) => {
    expect(bankTransaction.parse({ ...minimal, decline_reason: reason }).decline_reason).toBe(true);
  });

  it.each([undefined, null, '', 'text', 7, [], ['name'], { name: null }, { name: 7 }])(
    'has no name and no account in the counterparty %j',
    (counterparty) => {
      const nobody = { name: '', account_number: '', sort_code: '' };
      expect(bankTransaction.parse({ ...minimal, counterparty }).counterparty).toEqual(nobody);
    },
  );

  it('is a pot transfer by text only', () => {
    expect(bankTransaction.parse({ ...minimal, metadata: { pot_id: {} } }).metadata.pot_id).toBe(false);
    expect(bankTransaction.parse({ ...minimal, metadata: { pot_id: 'pot_1' } }).metadata.pot_id).toBe(true);
  });
});
