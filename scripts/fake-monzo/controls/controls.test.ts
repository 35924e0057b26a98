import { describe, expect, test } from 'vitest';
import { openBank, type OpenBank } from '../test/open-bank.ts';
import { openReceiver } from '../test/receiver.ts';

const CONTROLS = [
  ['POST', '/payments', { kind: 'fps_in', amount: 1500, name: 'THOMAS BRADLEY', reference: 'FOOTBALL' }],
  ['POST', '/sessions/approve', {}],
  ['PUT', '/delivery_mode', { mode: 'shuffled' }],
  ['POST', '/troubles', { kind: 'error_500', calls: 3 }],
  ['DELETE', '/troubles', undefined],
  ['PUT', '/rate_limit', { calls: 30, seconds: 300 }],
  ['PATCH', '/switches', { unknown_token: 'bad_request' }],
  ['POST', '/webhooks', { url: 'http://127.0.0.1:1/hook' }],
  ['POST', '/clock', { advance_seconds: 60 }],
] as const;

describe('the controls', () => {
  test('they play the bank by JSON calls, and show what became of it', async () => {
    const bank = await openBank();
    for (const [method, path, body] of CONTROLS)
      expect({ path, status: (await control(bank, method, path, body)).status }).toEqual({
        path,
        status: 200,
      });
    const { body } = await control(bank, 'GET', '/state');
    expect(body).toMatchObject({
      now: '2026-11-12T20:01:00Z',
      delivery_mode: 'shuffled',
      rate_limit: { calls: 30, seconds: 300 },
      troubles: [],
      switches: { unknown_token: 'bad_request', limit_over_100: 'refused' },
      webhooks: [{ url: 'http://127.0.0.1:1/hook', account_id: bank.account }],
      transactions: [{ amount: 1500, counterparty: { name: 'THOMAS BRADLEY' }, description: 'FOOTBALL' }],
      sessions: [{ approval: 'approved', client: 'Paid Up', user: 'Ashley Kingscote' }],
    });
    expect(JSON.stringify(body)).not.toContain(bank.pair.access_token);
  });

  test('they show what an app has written: the feed, receipts, and what is in a pot', async () => {
    const bank = await openBank();
    const { id } = bank.bank.payments.make({ kind: 'fps_in', amount: 700, silent: true });
    const item = { 'params[title]': '£5 to come', 'params[image_url]': 'https://club.example/ball.png' };
    await bank.call('POST', '/feed', { form: { account_id: bank.account, type: 'basic', ...item } });
    const items = [{ description: 'Thursday', amount: 700, currency: 'GBP' }];
    const receipt = { transaction_id: id, external_id: 'one', total: 700, currency: 'GBP', items };
    await bank.call('PUT', '/transaction-receipts', { json: receipt });
    bank.bank.payments.make({ kind: 'pot_deposit', amount: 700, silent: true });
    const { body } = await control(bank, 'GET', '/state');
    expect(body.feed).toMatchObject([{ params: { title: '£5 to come' } }]);
    expect(body.receipts).toMatchObject([{ transaction_id: id, items }]);
    expect(body.accounts.find((account: { id: string }) => account.id === bank.account)).toMatchObject({
      balance: 125_000,
      pots: [{ name: 'Football', balance: 5700 }, { name: 'Holiday' }, { deleted: true }],
    });
  });

  test('they change, settle, decline, return and forget a payment', async () => {
    const bank = await openBank();
    const { body: payment } = await control(bank, 'POST', '/payments', { kind: 'card' });
    const path = `/payments/${payment.id}`;
    const changed = await control(bank, 'PATCH', path, { fields: { notes: 'mine' } });
    expect(changed.body).toMatchObject({ notes: 'mine' });
    expect((await control(bank, 'POST', `${path}/settle`, { amount: -400 })).body).toMatchObject({
      amount: -400,
    });
    expect((await control(bank, 'POST', `${path}/decline`)).body).toMatchObject({ decline_reason: 'OTHER' });
    expect((await control(bank, 'POST', `${path}/return`)).body).toMatchObject({ amount: 400 });
    expect((await control(bank, 'DELETE', path)).status).toBe(200);
    expect(await bank.call('GET', `/transactions/${payment.id}`)).toMatchObject({ status: 404 });
    expect((await control(bank, 'DELETE', path)).status).toBe(404);
  });

  test('they deliver any body to who listens', async () => {
    const receiver = await openReceiver();
    const bank = await openBank({ webhooks: [receiver.url] });
    await control(bank, 'POST', '/deliveries', { body: { type: 'balance.updated', data: {} } });
    await control(bank, 'POST', '/deliveries', { body: 'no JSON' });
    await bank.clock.advance(1);
    expect(receiver.bodies.toSorted()).toEqual(['no JSON', '{"type":"balance.updated","data":{}}']);
  });

  test('they say what they do not understand', async () => {
    const bank = await openBank();
    const { status, body } = await control(bank, 'POST', '/payments', { kind: 'gold', colour: 'yellow' });
    expect(status).toBe(400);
    expect(body.message).toMatch(/kind[^]*fps_in|fps_in[^]*kind/);
    expect(body.message).toContain('colour');
    const garbled = await fetch(`${bank.url}/__fake/payments`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{',
    });
    expect(garbled.status).toBe(400);
    expect(await garbled.json()).toEqual({ message: expect.stringContaining('JSON') });
  });

  test('they forget everything at a reset, but not the webhooks of the beginning', async () => {
    const receiver = await openReceiver();
    const bank = await openBank({ webhooks: [receiver.url] });
    await control(bank, 'POST', '/payments', { kind: 'fps_in' });
    await control(bank, 'POST', '/reset');
    const { body } = await control(bank, 'GET', '/state');
    expect(body).toMatchObject({
      transactions: [],
      sessions: [],
      calls: [],
      webhooks: [{ url: receiver.url }],
    });
    await bank.clock.advance(3000);
    expect(receiver.bodies).toEqual([]);
    bank.fake.bank.payments.make({ kind: 'fps_in' });
    await bank.clock.advance(3000);
    expect(receiver.bodies).toHaveLength(4);
  });

  test('they are not in the way of the bank', async () => {
    const bank = await openBank();
    await control(bank, 'POST', '/troubles', { kind: 'reset', calls: null });
    expect((await control(bank, 'GET', '/state')).status).toBe(200);
    expect(bank.bank.calls).toEqual([]);
  });
});

async function control({ url }: OpenBank, method: string, path: string, body?: unknown) {
  const response = await fetch(`${url}/__fake${path}`, {
    method,
    headers: { 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: JSON.parse(await response.text()) };
}
