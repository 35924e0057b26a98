import { describe, expect, it } from 'vitest';
import { createPayerAccounts } from './payer-accounts.ts';

const [key, other] = ['one', 'two'].map((text) => Buffer.alloc(32, text));
const from = (account_number: string, sort_code = '20-04-15', amount = 500) => ({
  amount,
  counterparty: { name: 'MUM', account_number, sort_code },
});

describe('what is kept of a payer’s account', () => {
  const accountOf = createPayerAccounts(key);

  it('is a keyed hash and the last two digits', () => {
    const { payer_account, payer_account_hash } = accountOf(from('31926842'));
    expect(payer_account).toBe('…42');
    expect(payer_account_hash).toMatch(/^[\w-]{6}\.[\w-]{43}$/);
    expect(accountOf(from('3192 6842', '200415'))).toEqual({ payer_account, payer_account_hash });
  });

  it('differs by number, by bank and by key', () => {
    const hashes = [
      accountOf(from('31926842')),
      accountOf(from('31926742')),
      accountOf(from('31926842', '200416')),
      accountOf(from('31926842', '')),
      createPayerAccounts(other)(from('31926842')),
    ].map(({ payer_account_hash }) => payer_account_hash);
    expect(new Set(hashes).size).toBe(5);
    expect(new Set(hashes.map((hash) => hash?.split('.')[0])).size).toBe(2);
  });

  it.each([
    ['there is no number', from('')],
    ['the number is none', from('31926842x')],
    ['two digits of it would tell too much', from('12345')],
    ['it is no account of this world', from('1'.repeat(35))],
    ['money goes out, since the payer is the club then', from('31926842', '200415', -500)],
  ])('is nothing if %s', (_why, transaction) => {
    expect(accountOf(transaction)).toEqual({ payer_account: null, payer_account_hash: null });
  });

  it('is nothing without a key', () => {
    expect(createPayerAccounts(undefined)(from('31926842')).payer_account_hash).toBeNull();
  });
});
