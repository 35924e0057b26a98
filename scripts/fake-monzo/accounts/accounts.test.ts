import { describe, expect, test } from 'vitest';
import { openBank } from '../test/open-bank.ts';
import { openReceiver } from '../test/receiver.ts';

type Listed = { type: string; name: string; closed: boolean; deleted: boolean };

describe('the accounts', () => {
  test('it lists closed ones and those that are of no use, of the user alone', async () => {
    const bank = await openBank();
    const { body } = await bank.call('GET', '/accounts');
    expect(body.accounts.map(({ type, closed }: Listed) => (closed ? `${type}, closed` : type))).toEqual([
      'uk_prepaid, closed',
      'uk_retail',
      'uk_retail_joint',
      'uk_business',
      'uk_loan',
      'uk_monzo_flex',
      'uk_monzo_flex_backing_loan',
    ]);
    expect(body.accounts[1]).toMatchObject({
      sort_code: '040004',
      account_number: expect.stringMatching(/^\d{8}$/),
    });
    expect(body.accounts[4].description).toMatch(/^loan_/);
    const robin = bank.controls.issueTokens({ user_id: bank.bank.accounts.users[1].id, approved: true });
    const theirs = await bank.call('GET', '/accounts', { token: robin.access_token });
    expect(theirs.body.accounts.map(({ type }: Listed) => type)).toEqual(['uk_retail_joint']);
    const strange = await bank.call('GET', `/balance?account_id=${bank.account}`, {
      token: robin.access_token,
    });
    expect(strange).toMatchObject({ status: 404, body: { code: 'not_found.account' } });
    const joint = await bank.call('GET', '/accounts?account_type=uk_retail_joint');
    expect(joint.body.accounts).toHaveLength(1);
    expect(joint.body.accounts[0].owners).toHaveLength(2);
  });

  test('it tells the balance as a bare object, of pence', async () => {
    const bank = await openBank();
    bank.bank.payments.make({ kind: 'fps_in', amount: 500 });
    bank.bank.payments.make({ kind: 'card', amount: 4500, name: 'Riverside 5s' });
    bank.bank.payments.make({ kind: 'card_declined', amount: 9900 });
    bank.bank.payments.make({ kind: 'pot_deposit', amount: 1000 });
    expect(await bank.call('GET', `/balance?account_id=${bank.account}`)).toMatchObject({
      status: 200,
      body: { balance: 120_000, total_balance: 166_000, currency: 'GBP', spend_today: -4500 },
    });
    expect(await bank.call('GET', '/balance?account_id=acc_other')).toMatchObject({ status: 404 });
    expect(await bank.call('GET', '/balance')).toMatchObject({
      status: 400,
      body: { code: 'bad_request.missing_param.account_id' },
    });
  });
});

describe('the pots', () => {
  test('it lists them with the deleted ones, for an account that is named', async () => {
    const bank = await openBank();
    const { body } = await bank.call('GET', `/pots?current_account_id=${bank.account}`);
    expect(body.pots.map(({ name, deleted }: Listed) => [name, deleted])).toEqual([
      ['Football', false],
      ['Holiday', false],
      ['Old kit', true],
    ]);
    expect(await bank.call('GET', '/pots')).toMatchObject({
      status: 400,
      body: { code: 'bad_request.missing_param.current_account_id' },
    });
  });

  test('it moves money once for a dedupe id, and tells it by webhooks', async () => {
    const receiver = await openReceiver();
    const bank = await openBank({ webhooks: [receiver.url] });
    const [pot, locked] = bank.bank.pots.of(bank.account);
    const deposit = { source_account_id: bank.account, amount: '700', dedupe_id: 'one' };
    const withdraw = { destination_account_id: bank.account, amount: '200', dedupe_id: 'two' };
    for (let time = 0; time < 2; time++)
      expect(await bank.call('PUT', `/pots/${pot?.id}/deposit`, { form: deposit })).toMatchObject({
        status: 200,
        body: { id: pot?.id, balance: 5700 },
      });
    expect(await bank.call('PUT', `/pots/${pot?.id}/withdraw`, { form: withdraw })).toMatchObject({
      body: { balance: 5500 },
    });
    expect(
      await bank.call('PUT', `/pots/${locked?.id}/withdraw`, { form: { ...withdraw, dedupe_id: 'three' } }),
    ).toMatchObject({
      status: 403,
    });
    await bank.clock.advance(2000);
    const created = receiver.events().filter(({ type }) => type === 'transaction.created');
    expect(created.map(({ data }) => [data.scheme, data.amount, data.description])).toEqual([
      ['uk_retail_pot', -700, pot?.id],
      ['uk_retail_pot', 200, pot?.id],
    ]);
  });

  test('it does not read the amount from the address', async () => {
    const bank = await openBank();
    const [pot] = bank.bank.pots.of(bank.account);
    const fields = new URLSearchParams({ source_account_id: bank.account, amount: '700', dedupe_id: 'one' });
    const { status } = await bank.call('PUT', `/pots/${pot?.id}/deposit?${fields.toString()}`);
    expect(status).toBe(400);
    const form = { source_account_id: bank.account, dedupe_id: 'one' };
    const { body } = await bank.call('PUT', `/pots/${pot?.id}/deposit?amount=700`, { form });
    expect(body.message).toContain('must be greater than 0');
  });
});
