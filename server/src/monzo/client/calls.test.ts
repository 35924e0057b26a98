import { expect, test } from 'vitest';
import { createStubbedClient, errorOf, refusedWith } from '../../../test/support/bank-stub.ts';

test('it offers open current accounts, and knows of all others', async () => {
  const account = (type: string, more = {}) => ({
    id: `acc_${type}`,
    type,
    closed: false,
    created: '',
    ...more,
  });
  const accounts = [
    account('uk_prepaid', { closed: true }),
    account('uk_retail', { owners: [{ user_id: 'user_1', preferred_name: 'Ashley' }], payment_details: {} }),
    account('uk_retail_joint', { owners: null, description: null }),
    account('uk_business', { closed: true }),
    account('uk_loan'),
    account('uk_monzo_flex', { is_flex: true }),
    account('uk_monzo_flex_backing_loan'),
    account('something_new'),
  ];
  const { client, requests } = createStubbedClient(() => ({ json: { accounts } }));
  expect((await client.accounts.usable()).map(({ id }) => id)).toEqual([
    'acc_uk_retail',
    'acc_uk_retail_joint',
  ]);
  expect(await client.accounts.list({ type: 'uk_retail' })).toHaveLength(8);
  expect(requests.map(({ path }) => path)).toEqual(['/accounts', '/accounts?account_type=uk_retail']);
});

test('it reads a balance in pence, and nothing that is no whole number', async () => {
  const bare = {
    balance: 512_345,
    total_balance: 612_345,
    currency: 'GBP',
    spend_today: -4500,
    local_spend: [],
  };
  const { client, requests } = createStubbedClient([{ json: bare }, { json: { balance: '512345' } }]);
  expect(await client.balance.read('acc_1')).toEqual({
    balance: 512_345,
    total_balance: 612_345,
    currency: 'GBP',
    spend_today: -4500,
  });
  expect(requests[0]?.path).toBe('/balance?account_id=acc_1');
  expect(await errorOf(client.balance.read('acc_1'))).toMatchObject({
    kind: 'protocol',
    message: 'GET /balance was answered with something unknown: balance.',
  });
});

const POT = { id: 'pot_1', name: 'Pitch', balance: 4500, currency: 'GBP', deleted: false };

test('it lists live pots, of an account that it names', async () => {
  const { client, requests } = createStubbedClient([
    { json: { pots: [POT, { ...POT, id: 'pot_2', deleted: true }] } },
    refusedWith(400, 'bad_request.missing_param.current_account_id'),
  ]);
  expect((await client.pots.list('acc_1')).map(({ id }) => id)).toEqual(['pot_1']);
  expect(requests[0]?.path).toBe('/pots?current_account_id=acc_1');
  expect(await errorOf(client.pots.list(''))).toMatchObject({ kind: 'bad_request' });
});

test('it moves money to and from a pot by form, under the same name at each try', async () => {
  const { client, requests } = createStubbedClient([
    refusedWith(504, 'timeout'),
    { json: POT },
    { json: POT },
  ]);
  const move = { accountId: 'acc_1', amount: 500, dedupeId: 'pot tx_1' };
  expect(await client.pots.deposit('pot_1', move)).toMatchObject({ id: 'pot_1', balance: 4500 });
  await client.pots.withdraw('pot_1', move);
  const deposit = {
    method: 'PUT',
    path: '/pots/pot_1/deposit',
    form: { source_account_id: 'acc_1', amount: '500', dedupe_id: 'pot tx_1' },
  };
  expect(requests).toMatchObject([
    deposit,
    deposit,
    {
      method: 'PUT',
      path: '/pots/pot_1/withdraw',
      form: { destination_account_id: 'acc_1', amount: '500', dedupe_id: 'pot tx_1' },
    },
  ]);
});

test('it refuses to move no money, parts of a penny, or money under no name', async () => {
  const { client, requests } = createStubbedClient([]);
  const deposit = (move: object) =>
    errorOf(client.pots.deposit('pot_1', { accountId: 'acc_1', amount: 500, dedupeId: 'd', ...move }));
  for (const amount of [0, -500, 0.5, NaN, Infinity, 2 ** 53])
    expect(await deposit({ amount })).toMatchObject({ kind: 'bad_request', code: 'bad_amount' });
  for (const dedupeId of ['', undefined, null])
    expect(await deposit({ dedupeId })).toMatchObject({ kind: 'bad_request', code: 'bad_dedupe_id' });
  expect(requests).toEqual([]);
});

test('it puts an item into the feed with literal brackets, which are encoded once', async () => {
  const { client, requests } = createStubbedClient([{ json: {} }]);
  await client.feed.create('acc_1', {
    title: 'Who owes & what',
    imageUrl: 'https://club.example/b.png',
    titleColor: '#14233c',
  });
  expect(requests[0]).toMatchObject({
    method: 'POST',
    path: '/feed',
    form: {
      account_id: 'acc_1',
      type: 'basic',
      'params[title]': 'Who owes & what',
      'params[image_url]': 'https://club.example/b.png',
      'params[title_color]': '#14233c',
    },
  });
  expect(requests[0]?.body).toContain('params%5Btitle%5D=Who+owes+%26+what');
  expect(requests[0]?.form).not.toHaveProperty(['params[body]']);
});

test('it lists, registers and deletes webhooks', async () => {
  const webhook = { account_id: 'acc_1', id: 'webhook_1', url: 'https://club.example/monzo_webhook/SECRET' };
  const { client, requests } = createStubbedClient([
    { json: { webhooks: [webhook] } },
    { json: { webhook } },
    { json: {} },
    { text: '[]' },
    refusedWith(404, 'not_found'),
    { status: 404, text: '' },
  ]);
  expect(await client.webhooks.list('acc_1')).toEqual([webhook]);
  expect(await client.webhooks.register('acc_1', webhook.url)).toEqual(webhook);
  for (let time = 0; time < 4; time++) await client.webhooks.delete('webhook_1');
  expect(requests).toMatchObject([
    { method: 'GET', path: '/webhooks?account_id=acc_1' },
    { method: 'POST', path: '/webhooks', form: { account_id: 'acc_1', url: webhook.url } },
    ...Array.from({ length: 4 }, () => ({ method: 'DELETE', path: '/webhooks/webhook_1' })),
  ]);
});

test('it registers an address once, and none that others could read on the way', async () => {
  const webhooks: object[] = [];
  const { client, requests } = createStubbedClient(({ method, form }) => {
    if (method === 'GET') return { json: { webhooks } };
    webhooks.push({ id: 'webhook_1', ...form });
    return { json: { webhook: webhooks[0] } };
  });
  for (let time = 0; time < 2; time++)
    await client.webhooks.ensure('acc_1', 'https://club.example/monzo_webhook/s');
  expect(webhooks).toHaveLength(1);
  expect(requests).toHaveLength(3);
  for (const url of [
    'http://club.example/',
    'ftp://club.example/',
    'club.example',
    '',
    'javascript:alert(1)',
  ])
    expect(await errorOf(client.webhooks.ensure('acc_1', url))).toMatchObject({ code: 'insecure_url' });
  expect(requests).toHaveLength(3);
});

test('it asks for nothing else than the one record of an id, whatever the id', async () => {
  const { client, requests } = createStubbedClient([{ json: {} }, { json: {} }]);
  await client.webhooks.delete('../accounts?x=1#y');
  await client.webhooks.delete('a/b%2F$&');
  expect(requests.map(({ path }) => path)).toEqual([
    '/webhooks/..%2Faccounts%3Fx%3D1%23y',
    '/webhooks/a%2Fb%252F%24%26',
  ]);
  for (const id of ['', '.', '..', '\ud800'])
    expect(await errorOf(client.webhooks.delete(id))).toMatchObject({ kind: 'bad_request', code: 'bad_id' });
  expect(requests).toHaveLength(2);
});

test('it takes no list that is missing for an empty one', async () => {
  for (const json of [{}, { unexpected: [] }, []]) {
    const { client } = createStubbedClient(() => ({ json }));
    for (const call of [
      client.accounts.list(),
      client.pots.list('a'),
      client.webhooks.list('a'),
      client.transactions.page('a'),
    ])
      expect(await errorOf(call)).toMatchObject({ kind: 'protocol', code: 'unknown_answer' });
  }
  const { client } = createStubbedClient([{ json: { transactions: null } }]);
  expect(await client.transactions.page('acc_1')).toEqual([]);
});

test('it takes a page of HTML for no success, also where the answer does not matter', async () => {
  const { client } = createStubbedClient([{ text: '<html>Welcome to the café</html>' }]);
  expect(await errorOf(client.webhooks.delete('webhook_1'))).toMatchObject({
    kind: 'protocol',
    code: 'no_json',
  });
});
