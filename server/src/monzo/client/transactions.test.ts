import { bankTransaction } from '@paidup/shared/webhook';
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createStubbedClient, errorOf, refusedWith } from '../../../test/support/bank-stub.ts';
import { captures } from '../../../test/support/captures.ts';
import { transaction } from './transaction.ts';

const TRANSFER = {
  id: 'tx_1',
  account_id: 'acc_1',
  amount: 500,
  currency: 'GBP',
  created: '2026-11-12T20:03:51.2Z',
  settled: '2026-11-13T07:00:00Z',
  description: 'FOOTBALL TOM B',
  scheme: 'payport_faster_payments',
  counterparty: { name: 'THOMAS BRADLEY', account_number: '01926819', sort_code: '000415' },
  merchant: null,
  metadata: { faster_payment: 'true', device_fingerprint: 'private', ip_address_attempt: '192.0.2.1' },
};

test('it reads a transaction, with the merchant if that is wanted', async () => {
  const { client, requests } = createStubbedClient([
    { json: { transaction: TRANSFER } },
    { json: { transaction: { ...TRANSFER, merchant: { id: 'merch_1', name: 'Riverside', address: {} } } } },
    { json: { transaction: { ...TRANSFER, merchant: 'merch_1' } } },
  ]);
  expect(await client.transactions.get('tx_1')).toMatchObject({
    amount: 500,
    settled: '2026-11-13T07:00:00Z',
    counterparty: { name: 'THOMAS BRADLEY', account_number: '01926819', preferred_name: '' },
    merchant: null,
  });
  expect(await client.transactions.get('tx_1', { isExpanded: true })).toMatchObject({
    merchant: { name: 'Riverside' },
  });
  expect(await client.transactions.get('tx_1')).toMatchObject({ merchant: 'merch_1' });
  expect(requests.map(({ path }) => path)).toEqual([
    '/transactions/tx_1',
    '/transactions/tx_1?expand%5B%5D=merchant',
    '/transactions/tx_1',
  ]);
});

test('it tells one that the bank has not from one that it does not show any more', async () => {
  const { client } = createStubbedClient([
    refusedWith(404, 'not_found.transaction'),
    refusedWith(403, 'forbidden.verification_required'),
    { status: 404, text: '<html>' },
  ]);
  expect(await errorOf(client.transactions.get('tx_1'))).toMatchObject({ kind: 'not_found' });
  expect(await errorOf(client.transactions.get('tx_1'))).toMatchObject({ kind: 'history_limit' });
  expect(await errorOf(client.transactions.get('tx_1'))).toMatchObject({ kind: 'protocol' });
});

test('it takes no other transaction, and no amount that is none', async () => {
  const wrong = (changes: object) => ({ json: { transaction: { ...TRANSFER, ...changes } } });
  const answers = [
    wrong({ id: 'tx_2' }),
    wrong({ amount: '500' }),
    wrong({ amount: 5.5 }),
    wrong({ amount: null }),
    wrong({ amount: 2 ** 53 }),
    wrong({ currency: 'pounds' }),
    wrong({ created: 'yesterday' }),
    { json: TRANSFER },
    { json: { transaction: null } },
    { json: [] },
    { text: 'null' },
    { text: '' },
  ];
  const { client, requests } = createStubbedClient([...answers]);
  for (let call = 0; call < answers.length; call++)
    expect(await errorOf(client.transactions.get('tx_1'))).toMatchObject({ kind: 'protocol' });
  expect(requests).toHaveLength(answers.length);
});

test('it needs no more than id, amount, currency and date, and takes anything for the rest', () => {
  const { id, amount, currency, created } = TRANSFER;
  for (const odd of [undefined, null, '', {}, [], 0, 'text', true]) {
    const fields = Object.keys(transaction.shape).map((name) => [name, odd]);
    expect(transaction.parse({ ...Object.fromEntries(fields), id, amount, currency, created })).toMatchObject(
      {
        id,
        amount,
        counterparty: { name: '' },
      },
    );
  }
  expect(transaction.parse({ id, amount, currency, created })).toMatchObject({
    settled: null,
    description: '',
    decline_reason: '',
    is_load: false,
    merchant: null,
    metadata: {},
  });
});

test('it takes any decline for a decline, and keeps what tells a pot', () => {
  const read = (changes: object) => transaction.parse({ ...TRANSFER, ...changes });
  for (const decline_reason of ['CARD_BLOCKED', true, 1, { code: 'NEW' }])
    expect(read({ decline_reason }).decline_reason).not.toBe('');
  for (const decline_reason of ['', ' ', null, undefined, false])
    expect(read({ decline_reason }).decline_reason).toBe('');
  expect(read({ is_load: 'true', amount_is_pending: true })).toMatchObject({
    is_load: true,
    amount_is_pending: true,
  });
  expect(read({ metadata: { pot_id: 'pot_1', payday: true, n: 5, no: null } }).metadata).toEqual({
    pot_id: 'pot_1',
    payday: 'true',
    n: '5',
    no: '',
  });
});

test('it drops what the bank tells about devices', () => {
  expect(transaction.parse(TRANSFER).metadata).toEqual({ faster_payment: 'true' });
});

const transfersOf = (name: string) => captures(name).flatMap(({ data }) => ('amount' in data ? [data] : []));
const files = readdirSync(new URL('../../../../postman/captures/', import.meta.url));

test.each(files)('it reads what the bank posted, and leaves in it what decides about money: %s', (file) => {
  for (const data of transfersOf(file.replace('.json', ''))) {
    expect(transaction.parse(data)).toMatchObject({ id: data['id'], amount: data['amount'] });
    expect(bankTransaction.parse(transaction.parse(data))).toEqual(bankTransaction.parse(data));
  }
});

test('it annotates with literal brackets, and removes with an empty text', async () => {
  const { client, requests } = createStubbedClient([
    {
      json: { transaction: { ...TRANSFER, notes: 'FOOTBALL (Tom)', metadata: { notes: 'FOOTBALL (Tom)' } } },
    },
  ]);
  expect(await client.transactions.annotate('tx_1', { notes: 'FOOTBALL (Tom)', old: '' })).toMatchObject({
    notes: 'FOOTBALL (Tom)',
  });
  expect(requests).toMatchObject([
    {
      method: 'PATCH',
      path: '/transactions/tx_1',
      form: { 'metadata[notes]': 'FOOTBALL (Tom)', 'metadata[old]': '' },
    },
  ]);
});
