import { expect, test } from 'vitest';
import { createStubbedClient, errorOf, refusedWith } from '../../../test/support/bank-stub.ts';

const receipt = {
  transaction_id: 'tx_1',
  external_id: 'paid-up tx_1',
  total: 1100,
  currency: 'GBP',
  items: [
    {
      description: 'Thursday',
      amount: 1000,
      currency: 'GBP',
      sub_items: [
        { description: 'Ashley', amount: 500, currency: 'GBP' },
        { description: 'Guest', amount: 500, currency: 'GBP' },
      ],
    },
  ],
  taxes: [{ description: 'VAT', amount: 100, currency: 'GBP' }],
};

test('it stores a receipt as JSON, and takes either answer for success', async () => {
  const { client, requests } = createStubbedClient([
    { text: '' },
    { json: { receipt_id: 'receipt_1' } },
    refusedWith(500, 'internal_service'),
    { json: {} },
  ]);
  for (let time = 0; time < 3; time++) await client.receipts.put(receipt);
  expect(requests).toHaveLength(4);
  expect(requests[0]).toMatchObject({
    method: 'PUT',
    path: '/transaction-receipts',
    headers: { 'content-type': 'application/json' },
  });
  expect(JSON.parse(requests[0]?.body ?? '')).toEqual({
    ...receipt,
    items: [{ ...receipt.items[0], tax: 0 }],
  });
});

test('it sends no receipt that does not add up', async () => {
  const { client, requests } = createStubbedClient([]);
  const [item] = receipt.items;
  for (const wrong of [
    { total: 1000 },
    { total: -1100 },
    { taxes: [] },
    { items: [] },
    { items: [{ ...item, amount: 999 }] },
    { items: [{ ...item, sub_items: [] }] },
    { items: [{ ...item, amount: 1000.5 }], total: 1100.5 },
  ])
    expect(await errorOf(client.receipts.put({ ...receipt, ...wrong } as typeof receipt))).toMatchObject({
      kind: 'bad_request',
      code: expect.stringMatching(/^bad_(total|amount)$/),
    });
  expect(requests).toEqual([]);
});

test('it fetches and deletes a receipt by its name in the query', async () => {
  const stored = { ...receipt, id: 'receipt_1', barcode: null, proof_of_purchase_id: '' };
  const { client, requests } = createStubbedClient([
    { json: { receipt: stored } },
    { json: {} },
    refusedWith(404, 'not_found'),
  ]);
  expect(await client.receipts.get('paid-up tx_1')).toMatchObject({ id: 'receipt_1', total: 1100 });
  await client.receipts.delete('paid-up tx_1');
  expect(requests).toMatchObject([
    { method: 'GET', path: '/transaction-receipts?external_id=paid-up+tx_1', body: '' },
    { method: 'DELETE', path: '/transaction-receipts?external_id=paid-up+tx_1', body: '' },
  ]);
  expect(await errorOf(client.receipts.get('another’s'))).toMatchObject({ kind: 'not_found' });
});
