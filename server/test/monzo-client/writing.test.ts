import { describe, expect, test } from 'vitest';
import type { Client } from '../../../scripts/fake-monzo/login/clients.ts';
import { createMemoryTokens, createMonzoClient } from '../../src/monzo/client/index.ts';
import { errorOf } from '../support/bank-stub.ts';
import { openApproved } from './open-monzo.ts';

describe('writing to the bank', () => {
  test('it moves money to a pot once under one name, whatever becomes of the answer', async () => {
    const { client, bank, account } = await openApproved();
    const [pot] = await client.pots.list(account);
    const id = pot?.id ?? '';
    const move = { accountId: account, amount: 500, dedupeId: 'pot tx_1' };
    const before = await client.balance.read(account);
    for (const kind of ['lost', 'cut', 'error_500'] as const)
      bank.troubles.add({ kind, calls: 1, path: '/pots/' });
    expect(await client.pots.deposit(id, move)).toMatchObject({ id, balance: (pot?.balance ?? 0) + 500 });
    await client.pots.deposit(id, move);
    expect((await client.balance.read(account)).balance).toBe(before.balance - 500);
    expect(await client.pots.withdraw(id, { ...move, dedupeId: 'back tx_1' })).toMatchObject({
      balance: pot?.balance,
    });
    const [out, back] = bank.ledger.of(account).filter(({ scheme }) => scheme === 'uk_retail_pot');
    expect([out?.amount, back?.amount]).toEqual([-500, 500]);
  });

  test('it leaves out deleted pots, and fails cleanly at a locked one', async () => {
    const { client, bank, account } = await openApproved();
    const pots = await client.pots.list(account);
    expect(bank.pots.of(account).map(({ deleted }) => deleted)).toContain(true);
    expect(pots.map(({ deleted }) => deleted)).not.toContain(true);
    const move = { accountId: account, amount: 1, dedupeId: 'locked' };
    const locked = pots.find((pot) => pot.locked)?.id ?? '';
    expect(await errorOf(client.pots.withdraw(locked, move))).toMatchObject({
      kind: 'bad_request',
      status: 403,
    });
    expect(await errorOf(client.pots.list(''))).toMatchObject({
      code: 'bad_request.missing_param.current_account_id',
    });
  });

  test.each([
    ['dropped', {}],
    ['kept', { colour: 'red' }],
  ] as const)('it annotates, where new keys are %s', async (new_metadata, extra) => {
    const { client, bank } = await openApproved({ switches: { new_metadata } });
    const { id } = bank.payments.make({ kind: 'fps_in', amount: 500, reference: 'FOOTY' });
    const noted = await client.transactions.annotate(id, { notes: 'FOOTY (Tom)', colour: 'red' });
    expect(noted).toMatchObject({ notes: 'FOOTY (Tom)', metadata: { notes: 'FOOTY (Tom)', ...extra } });
    expect('colour' in noted.metadata).toBe(new_metadata === 'kept');
    expect((await client.transactions.annotate(id, { notes: '' })).notes).toBe('');
  });

  test('it puts an item into the feed, once even if the answer is lost', async () => {
    const { client, bank, account } = await openApproved();
    const item = {
      title: 'Thursday',
      imageUrl: 'https://club.example/ball.png',
      body: 'Tom owes £5',
      titleColor: '#14233c',
    };
    await client.feed.create(account, item);
    bank.troubles.add({ kind: 'lost', calls: 1, path: '/feed' });
    expect(await errorOf(client.feed.create(account, item))).toMatchObject({
      kind: 'network',
      isRetryable: false,
    });
    expect(bank.feed).toHaveLength(2);
    expect(bank.feed[0]?.params).toEqual({
      title: 'Thursday',
      image_url: 'https://club.example/ball.png',
      body: 'Tom owes £5',
      title_color: '#14233c',
    });
    for (const missing of [{ title: '' }, { imageUrl: '' }])
      expect(await errorOf(client.feed.create(account, { ...item, ...missing }))).toMatchObject({
        kind: 'bad_request',
        status: 400,
      });
  });

  test('it attaches a picture and takes it off', async () => {
    const { client, bank } = await openApproved();
    const { id } = bank.payments.make({ kind: 'card', amount: 4500 });
    const file = { name: 'pitch 1.png', type: 'image/png', bytes: new TextEncoder().encode('a picture') };
    const attachment = await client.attachments.attach(id, file);
    expect(attachment).toMatchObject({ external_id: id, file_type: 'image/png' });
    expect(bank.ledger.find(id).attachments).toHaveLength(1);
    expect(await (await fetch(attachment.file_url)).text()).toBe('a picture');
    await client.attachments.deregister(attachment.id);
    expect(await errorOf(client.attachments.deregister(attachment.id))).toMatchObject({ kind: 'not_found' });
  });

  test.each(['receipt_id', 'empty'] as const)(
    'it keeps a receipt by its name, answered with %s',
    async (receipt_answer) => {
      const { client, bank } = await openApproved({ switches: { receipt_answer } });
      const { id } = bank.payments.make({ kind: 'fps_in', amount: 1000 });
      const receipt = (description: string) => ({
        transaction_id: id,
        external_id: `paid-up ${id}`,
        total: 1000,
        currency: 'GBP',
        items: [{ description, amount: 1000, currency: 'GBP' }],
      });
      await client.receipts.put(receipt('Thursday'));
      await client.receipts.put(receipt('Thursday and Tuesday'));
      expect(await client.receipts.get(`paid-up ${id}`)).toMatchObject({
        total: 1000,
        items: [{ description: 'Thursday and Tuesday' }],
      });
      await client.receipts.delete(`paid-up ${id}`);
      expect(await errorOf(client.receipts.get(`paid-up ${id}`))).toMatchObject({ kind: 'not_found' });
    },
  );

  test("it sees no other client's receipts and webhooks", async () => {
    const { client, bank, controls, account, monzo } = await openApproved();
    const { id: client_id, secret: clientSecret } = bank.clients.at(1) as Client;
    const { access_token, user_id } = controls.issueTokens({ client_id, approved: true });
    const login = { access_token, refresh_token: null, expires_at: Infinity, client_id, user_id };
    const other = createMonzoClient({
      ...monzo,
      credentials: { clientId: client_id, clientSecret },
      tokens: createMemoryTokens(login),
    });
    const { id } = bank.payments.make({ kind: 'fps_in', amount: 1000 });
    const items = [{ description: 'Thursday', amount: 1000, currency: 'GBP' }];
    await other.receipts.put({
      transaction_id: id,
      external_id: 'theirs',
      total: 1000,
      currency: 'GBP',
      items,
    });
    const webhook = await other.webhooks.register(account, 'https://club.example/monzo_webhook/theirs');
    expect(await errorOf(client.receipts.get('theirs'))).toMatchObject({ kind: 'not_found' });
    expect(await client.webhooks.list(account)).toEqual([]);
    await client.webhooks.delete(webhook.id);
    expect(await other.webhooks.list(account)).toEqual([webhook]);
  });

  test.each(['object', 'list'] as const)(
    'it registers one webhook and deletes it, answered with %s',
    async (answer) => {
      const { client, account, logIn, controls } = await openApproved({
        switches: { webhook_delete_answer: answer },
      });
      await logIn({ approved: false });
      const url = 'https://club.example/monzo_webhook/secret';
      expect(await errorOf(client.webhooks.ensure(account, url))).toMatchObject({ kind: 'approval_pending' });
      controls.approve();
      for (let time = 0; time < 3; time++) await client.webhooks.ensure(account, url);
      const registered = await client.webhooks.list(account);
      expect(registered).toMatchObject([{ account_id: account, url }]);
      await client.webhooks.register(account, url);
      expect(await client.webhooks.list(account)).toHaveLength(2);
      for (const { id } of await client.webhooks.list(account)) await client.webhooks.delete(id);
      await client.webhooks.delete(registered[0]?.id ?? '');
      expect(await client.webhooks.list(account)).toEqual([]);
    },
  );
});
