import { describe, expect, test } from 'vitest';
import type { KindName } from '../transactions/kinds/kinds.ts';
import { DAY, MINUTE, openBank } from '../test/open-bank.ts';
import { openReceiver } from '../test/receiver.ts';
import type { DeliveryMode } from './delivery-modes.ts';

/** The types of what was received, c for created and u for updated. */
const typesOf = (events: { type: string }[]): string => events.map(({ type }) => type.at(12)).join('');

describe('the registration of webhooks', () => {
  test('it lists those of the client, twice the same if registered twice, and deletes by id', async () => {
    const bank = await openBank();
    const form = { account_id: bank.account, url: 'https://paidup.example/hook' };
    const { body } = await bank.call('POST', '/webhooks', { form });
    expect(body).toEqual({ webhook: { ...form, id: expect.stringMatching(/^webhook_/) } });
    await bank.call('POST', '/webhooks', { form });
    const list = (token?: string) =>
      bank.call('GET', `/webhooks?account_id=${bank.account}`, token === undefined ? {} : { token });
    expect((await list()).body.webhooks).toHaveLength(2);
    const other = bank.controls.issueTokens({ client_id: bank.bank.clients[1]?.id, approved: true });
    expect((await list(other.access_token)).body.webhooks).toEqual([]);
    const path = `/webhooks/${body.webhook.id}`;
    expect(await bank.call('DELETE', path, { token: other.access_token })).toMatchObject({ status: 404 });
    expect(await bank.call('DELETE', path)).toMatchObject({ status: 200, body: {} });
    expect(await bank.call('DELETE', path)).toMatchObject({
      status: 404,
      body: { code: 'not_found.webhook' },
    });
    expect((await list()).body.webhooks).toHaveLength(1);
  });

  test('it takes https, and http on this machine only', async () => {
    const bank = await openBank();
    const register = (url: string) =>
      bank.call('POST', '/webhooks', { form: { account_id: bank.account, url } });
    expect(await register('http://paidup.example/hook')).toMatchObject({ status: 400 });
    expect(await register('no address')).toMatchObject({ status: 400 });
    expect(await register('http://127.0.0.1:1/hook')).toMatchObject({ status: 200 });
  });
});

describe('the deliveries', () => {
  test.each<[KindName, string]>([
    ['fps_in', 'uucu'],
    ['fps_out', 'uuucu'],
    ['m2m_in', 'uucu'],
    ['pot_deposit', 'uucu'],
    ['flex_borrow', 'uuuc'],
    ['card', 'ucu'],
    ['pot_declined', 'uu'],
  ])('it tells of %s by %s', async (kind, types) => {
    const receiver = await openReceiver();
    const bank = await openBank({ webhooks: [receiver.url] });
    const { id } = bank.bank.payments.make({ kind });
    await bank.clock.advance(3000);
    expect(typesOf(receiver.events())).toBe(types);
    expect(receiver.events().every(({ data }) => data.id === id)).toBe(true);
  });

  test('it tells of a transfer as was captured: unsorted first, then sorted, then created, then touched', async () => {
    const receiver = await openReceiver();
    const bank = await openBank({ webhooks: [receiver.url] });
    bank.bank.payments.make({ kind: 'fps_in', amount: 500 });
    await bank.clock.advance(3000);
    expect(receiver.events().map(({ data }) => [data.category, data.categories, data.updated])).toEqual([
      ['general', null, '2026-11-12T20:00:00.49Z'],
      ['transfers', { transfers: 500 }, '2026-11-12T20:00:00.69Z'],
      ['transfers', { transfers: 500 }, '2026-11-12T20:00:00.69Z'],
      ['transfers', { transfers: 500 }, '2026-11-12T20:00:00.74Z'],
    ]);
  });

  test('it may tell an older state later', async () => {
    const receiver = await openReceiver();
    const bank = await openBank({ webhooks: [receiver.url] });
    bank.bank.payments.make({ kind: 'pot_withdraw', amount: 0 });
    await bank.clock.advance(3000);
    const [first, second, created] = receiver.events();
    expect(created.data).toEqual(first.data);
    expect(Date.parse(second.data.updated)).toBeGreaterThan(Date.parse(created.data.updated));
  });

  test('it says what the API says, with the merchant in full and & escaped', async () => {
    const receiver = await openReceiver();
    const bank = await openBank({ webhooks: [receiver.url] });
    const { id } = bank.bank.payments.make({ kind: 'card', name: 'Bat & Ball' });
    await bank.clock.advance(3000);
    const { body } = await bank.call('GET', `/transactions/${id}?expand[]=merchant`);
    expect(receiver.events().at(-1).data).toEqual(body.transaction);
    expect(receiver.bodies[0]).toContain('Bat \\u0026 Ball');
  });

  test('it stops at a 2xx, and tries anything else five times in all, ever later', async () => {
    for (const [statuses, attempts] of [
      [[204], 1],
      [[500, 302, 404, 200], 4],
      [[0], 5],
    ] as const) {
      const receiver = await openReceiver([...statuses]);
      const bank = await openBank({ webhooks: [receiver.url] });
      bank.bank.deliveries.setMode('created_only');
      bank.bank.payments.make({ kind: 'fps_in' });
      await bank.clock.advance(MINUTE);
      const delivery = bank.bank.deliveries.list().find(({ type }) => type === 'transaction.created');
      const [first] = delivery?.attempts ?? [];
      expect(delivery?.attempts.map(({ at }) => at - (first?.at ?? 0))).toEqual(
        [0, 1000, 3000, 7000, 15_000].slice(0, attempts),
      );
      expect(delivery?.state).toBe(attempts === 5 ? 'lost' : 'delivered');
      expect(new Set(receiver.bodies).size).toBe(1);
    }
  });

  test.each<[DeliveryMode, (types: string) => boolean]>([
    ['created_only', (types) => types === 'c'],
    ['duplicated', (types) => types === 'uuuuccuu'],
    ['dropped', (types) => types === ''],
    ['shuffled', (types) => [...types].toSorted().join('') === 'cuuu'],
  ])('it can be %s', async (mode, fits) => {
    const receiver = await openReceiver();
    const bank = await openBank({ webhooks: [receiver.url] });
    bank.bank.deliveries.setMode(mode);
    bank.bank.payments.make({ kind: 'fps_in' });
    await bank.clock.advance(MINUTE - 1000);
    expect(typesOf(receiver.events())).toSatisfy(fits);
  });

  test('it shuffles the events of some payments out of their order', async () => {
    const receiver = await openReceiver();
    const bank = await openBank({ webhooks: [receiver.url] });
    bank.bank.deliveries.setMode('shuffled');
    for (let payment = 0; payment < 10; payment++) bank.bank.payments.make({ kind: 'fps_in' });
    await bank.clock.advance(MINUTE);
    const updated = receiver.events().map(({ data }) => Date.parse(data.updated));
    expect(updated).toHaveLength(40);
    expect(updated).not.toEqual(updated.toSorted((one, other) => one - other));
  });

  test('it can be cut, before or after the receiver has heard of it, and tries again', async () => {
    const receiver = await openReceiver();
    const bank = await openBank({ webhooks: [receiver.url] });
    bank.bank.deliveries.setMode('cut');
    for (let payment = 0; payment < 10; payment++) bank.bank.payments.make({ kind: 'fps_in' });
    await bank.clock.advance(MINUTE);
    const attempts = bank.bank.deliveries.list().flatMap((delivery) => delivery.attempts);
    const cut = attempts.filter(({ status }) => status === 0).length;
    expect(attempts.length - cut).toBeGreaterThan(30);
    expect(receiver.bodies.length).toBeGreaterThan(attempts.length - cut);
    expect(receiver.bodies.length).toBeLessThan(attempts.length);
  });

  test('it can be delayed by minutes, and arrives', async () => {
    const receiver = await openReceiver();
    const bank = await openBank({ webhooks: [receiver.url] });
    bank.bank.deliveries.setMode('delayed');
    bank.bank.payments.make({ kind: 'fps_in' });
    await bank.clock.advance(MINUTE);
    expect(receiver.bodies).toHaveLength(0);
    await bank.clock.advance(10 * MINUTE);
    expect(receiver.bodies).toHaveLength(4);
  });

  test('it sends nothing more to a webhook that is deleted, and twice to one registered twice', async () => {
    const receiver = await openReceiver([500]);
    const bank = await openBank({ webhooks: [receiver.url, receiver.url] });
    bank.bank.payments.make({ kind: 'fps_in' });
    await bank.clock.advance(500);
    expect(receiver.bodies).toHaveLength(2);
    for (const { id } of [...bank.bank.webhooks.list()]) await bank.call('DELETE', `/webhooks/${id}`);
    await bank.clock.advance(MINUTE);
    expect(receiver.bodies).toHaveLength(2);
  });

  test('it goes on when the token is dead, and says nothing of other accounts', async () => {
    const receiver = await openReceiver();
    const bank = await openBank({ webhooks: [receiver.url] });
    bank.controls.evict();
    const joint = bank.bank.accounts.list().find(({ type }) => type === 'uk_retail_joint');
    bank.bank.payments.make({ kind: 'fps_in', account_id: joint?.id });
    bank.bank.payments.make({ kind: 'fps_in' });
    await bank.clock.advance(3000);
    expect(receiver.events()).toHaveLength(4);
  });

  test('it tells when a card payment settles in the morning, and when something else changes', async () => {
    const receiver = await openReceiver();
    const bank = await openBank({ webhooks: [receiver.url] });
    const { payments } = bank.bank;
    const { id } = payments.make({ kind: 'preauth', amount: 12_000 });
    await bank.clock.advance(3000);
    expect(receiver.events().at(-1).data).toMatchObject({ settled: '', amount_is_pending: true });
    payments.change(id, { amount: -3607 });
    await bank.clock.advance(DAY);
    const { data } = receiver.events().at(-1);
    expect(data).toMatchObject({
      amount: -3607,
      settled: '2026-11-13T05:02:17.4Z',
      amount_is_pending: false,
    });
    expect(data.metadata).toHaveProperty('mastercard_clearing_message_id');
    payments.decline(id, 'OTHER');
    await bank.clock.advance(1);
    expect(receiver.events().at(-1)).toMatchObject({
      type: 'transaction.updated',
      data: { decline_reason: 'OTHER' },
    });
  });

  test('it sends money back as a transaction of its own', async () => {
    const receiver = await openReceiver();
    const bank = await openBank({ webhooks: [receiver.url] });
    const payment = bank.bank.payments.make({ kind: 'fps_in', amount: 500 });
    const back = bank.bank.payments.giveBack(payment.id);
    expect(back).toMatchObject({ amount: -500, counterparty: payment.counterparty, scheme: payment.scheme });
    await bank.clock.advance(3000);
    expect(new Set(receiver.events().map(({ data }) => data.id)).size).toBe(2);
  });
});
