import fc from 'fast-check';
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { seed } from '../../../../shared/test/seed.ts';
import { createStubbedClient } from '../../../test/support/bank-stub.ts';
import { MonzoError } from './monzo-error.ts';
import type { MonzoClient } from './monzo-client.ts';

const MARKER = 'ACCESS-marker-1';
const good = {
  id: 'tx_1',
  amount: 500,
  currency: 'GBP',
  created: '2026-11-12T20:03:51Z',
  balance: 1,
  url: 'https://club.example/',
  external_id: 'r',
  total: 5,
  file_url: 'https://storage.example/a',
  upload_url: 'https://storage.example/a',
  authenticated: true,
  access_token: MARKER,
  refresh_token: MARKER,
};
const PLACES = [
  'accounts',
  'pots',
  'transactions',
  'webhooks',
  'transaction',
  'webhook',
  'attachment',
  'receipt',
  'merchant',
  'metadata',
];

const anything = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary', maxLength: 20 }));

/** A good answer to every call, in which some fields are something else. */
const almost = fc
  .record({
    field: fc.constantFrom(...Object.keys(good)),
    value: anything,
    place: fc.nat(PLACES.length),
    other: anything,
  })
  .map(({ field, value, place, other }) => {
    const record = { ...good, [field]: value };
    const places = PLACES.map((name, at) => [
      name,
      at === place ? other : name.endsWith('s') ? [record] : record,
    ]);
    return JSON.stringify({ ...record, ...Object.fromEntries(places), code: value, error: other });
  });
const body = fc.oneof({ arbitrary: almost, weight: 8 }, fc.json(), fc.string({ maxLength: 200 }));
const status = fc.oneof(
  { arbitrary: fc.constant(200), weight: 2 },
  fc.constantFrom(201, 301, 400, 401, 403, 404, 405, 406, 408, 429, 500, 504),
);

const CALLS: ((client: MonzoClient) => Promise<unknown>)[] = [
  (client) => client.auth.whoAmI(),
  (client) => client.auth.logIn({ code: 'CODE', redirectUri: 'https://club.example/' }),
  (client) => client.accounts.usable(),
  (client) => client.balance.read('acc_1'),
  (client) => client.pots.list('acc_1'),
  (client) => client.pots.deposit('pot_1', { accountId: 'acc_1', amount: 5, dedupeId: 'd' }),
  (client) => client.transactions.get('tx_1', { isExpanded: true }),
  (client) => client.transactions.page('acc_1'),
  (client) => client.transactions.annotate('tx_1', { notes: 'n' }),
  (client) => client.webhooks.ensure('acc_1', 'https://club.example/'),
  (client) => client.receipts.get('r'),
  (client) => client.attachments.attach('tx_1', { name: 'a', type: 'image/png', bytes: new Uint8Array(1) }),
];

test('it answers, or rejects with its one error, whatever the bank says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(CALLS.length - 1), body, status, async (call, text, code) => {
      const { client } = createStubbedClient(() => ({ status: code, text }));
      try {
        await CALLS[call]?.(client);
      } catch (error) {
        expect(error).toBeInstanceOf(MonzoError);
        expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(MARKER);
      }
    }),
    { seed: seed(), numRuns: 500 },
  );
  expect(Object.prototype).not.toHaveProperty('amount');
});
