import { describe, expect, onTestFinished, test } from 'vitest';
import { createBankClock } from '../../../scripts/fake-monzo/bank-clock.ts';
import { startFakeMonzo } from '../../../scripts/fake-monzo/start-fake-monzo.ts';
import { axeFindings, useBrowser } from './browser.ts';

type Refusal = { code: string };

const whoAmI = async (url: string, token: string) =>
  (await (
    await fetch(`${url}/ping/whoami`, { headers: { Authorization: `Bearer ${token}` } })
  ).json()) as Refusal;

const CALLBACK = 'http://127.0.0.1:9/back';

describe('the page of the fake Monzo, it', () => {
  const openWindow = useBrowser();

  test('makes a payment and shows what became of it', async () => {
    const { fake, page, complaints } = await open();
    await page.getByLabel('Kind').selectOption('From a Monzo contact');
    await page.getByLabel('Amount in pounds').fill('7.5');
    await page.getByLabel('Name, as the bank shows it').fill('Priya <b>Raman</b>');
    await page.getByRole('button', { name: 'Pay' }).click();
    await page.getByText('It is booked').waitFor();
    const transactions = page.locator('#transactions');
    await transactions.getByText('Priya <b>Raman</b>', { exact: true }).waitFor();
    expect(await transactions.getByText('£7.50').count()).toBe(1);
    await transactions.getByText('What else can happen').click();
    await transactions.getByRole('button', { name: 'Decline' }).click();
    await transactions.getByText('declined').waitFor();
    expect(fake.bank.ledger.newest(1)).toMatchObject([{ amount: 750, decline_reason: 'OTHER' }]);
    await page.getByLabel('Amount in pounds').fill('five');
    await page.getByRole('button', { name: 'Pay' }).click();
    await page.getByText('“five” is no amount').waitFor();
    expect(complaints).toEqual([]);
  });

  test('logs in, approves, and lets things go wrong', async () => {
    const { fake, page } = await open();
    const [client] = fake.bank.clients;
    const query = { client_id: client.id, redirect_uri: CALLBACK, response_type: 'code', state: 'secret' };
    const login = await openWindow({ isLoggedIn: false });
    await login.page.goto(`${fake.url}/?${new URLSearchParams(query).toString()}`);
    expect(await axeFindings(login.page)).toEqual([]);
    const back = login.page.waitForRequest((request) => request.url().startsWith(CALLBACK));
    await login.page.getByRole('button', { name: 'Log in as Ashley Kingscote' }).click();
    const { searchParams } = new URL((await back).url());
    expect(searchParams.get('state')).toBe('secret');
    fake.bank.sessions.begin(
      client,
      fake.bank.codes.redeem(searchParams.get('code') ?? '', client.id, CALLBACK),
    );
    await page.getByText('wants to be approved').waitFor();
    await page.getByRole('button', { name: 'Approve' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('approved', { exact: true }).waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Confirm again');
    await page.locator('#trouble [name=kind]').selectOption('Down, the connection breaks');
    await page.getByLabel('How often').selectOption('until I stop it');
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByRole('button', { name: 'Stop all trouble' }).waitFor();
    await expect(fetch(`${fake.url}/accounts`)).rejects.toThrow();
    await page.getByRole('button', { name: 'Stop all trouble' }).click();
    await page.getByText('All is well.').waitFor();
    expect((await fetch(`${fake.url}/accounts`)).status).toBe(401);
    await page.getByRole('button', { name: '+1 day' }).click();
    await page.getByText('13 Nov 2026').first().waitFor();
  });

  test('does to a login, a payment and the webhooks whatever can happen to them', async () => {
    const { fake, page, complaints } = await open();
    const { access_token } = fake.controls.issueTokens({ approved: true });
    const [session] = fake.bank.sessions.list();
    const within = (id: string) => page.locator(`#${id}`);
    const press = (id: string, name: string) => within(id).getByRole('button', { name }).first().click();
    const more = (id: string) => within(id).getByText('What else can happen').first().click();
    const call = async () => (await whoAmI(fake.url, access_token)).code;

    await within('sessions').getByText('approved', { exact: true }).waitFor();
    await more('sessions');
    await press('sessions', 'Expire the token');
    await expect.poll(call).toBe('unauthorized.bad_access_token.expired');
    await press('sessions', 'Take back');
    await press('sessions', 'Refuse');
    await within('sessions').getByText('refused', { exact: true }).waitFor();
    await press('sessions', 'Evict the tokens');
    await within('sessions').getByText('evicted', { exact: true }).waitFor();
    expect(session).toMatchObject({ approval: 'refused', end: 'evicted' });

    await page.getByLabel('Address').fill('http://127.0.0.1:9/hook');
    await page.getByRole('button', { name: 'Register' }).click();
    await within('webhooks').getByText('http://127.0.0.1:9/hook').waitFor();
    await page.getByLabel('They arrive').selectOption('dropped');
    await page.getByText('in that way now').waitFor();
    await page.getByLabel('Kind').selectOption('Card, amount still open');
    await page.getByRole('button', { name: 'Pay' }).click();
    await within('transactions').getByText('amount open').waitFor();
    const [payment] = fake.bank.ledger.newest(1);
    await more('transactions');
    await press('transactions', 'Add a penny');
    await within('transactions').getByText('−£4.99').waitFor();
    await press('transactions', 'Settle');
    await expect.poll(() => payment?.amount_is_pending).toBe(false);
    await press('transactions', 'Send it back');
    await within('transactions').getByText('£4.99', { exact: true }).waitFor();
    await more('transactions');
    await press('transactions', 'Forget it');
    await expect.poll(() => fake.bank.ledger.newest(9)).toEqual([payment]);
    await page.getByRole('button', { name: '+1 min' }).click();
    await within('deliveries').getByText('dropped').first().waitFor();
    await press('webhooks', 'Delete');
    await page.getByText('Nobody listens.').waitFor();

    await page.getByLabel('At most so many calls in 5 minutes').fill('0');
    await page.getByRole('button', { name: 'Limit' }).click();
    await page.getByPlaceholder('now 0').waitFor();
    expect(await call()).toBe('rate_limited');
    await page.getByText('Open questions about the bank').click();
    await page.getByLabel('unknown token').selectOption('bad request');
    await expect.poll(() => fake.bank.switches.unknown_token).toBe('bad_request');
    await page.getByRole('button', { name: 'Forget everything' }).click();
    await page.getByText('Nothing has been paid.').waitFor();
    expect(fake.bank.switches.unknown_token).toBe('unauthorized');
    await expect.poll(() => page.getByLabel('They arrive').inputValue()).toBe('realistic');
    await page.getByPlaceholder('no limit').waitFor();
    expect(complaints).toEqual([]);
  });

  test('shows what an app has written, and what is in the account', async () => {
    const { fake, page } = await open();
    const { bank } = fake;
    const { id, account_id } = bank.payments.make({ kind: 'fps_in', amount: 700, silent: true });
    const params = { title: '£5.00 to come', body: 'Thu 12 Nov, Riverside 5s: Tom £5.00' };
    bank.feed.push({ at: fake.clock.now(), account_id, url: null, params });
    const items = [{ description: 'Thu 12 Nov, Riverside 5s', amount: 700, currency: 'GBP' }];
    const receipt = { id: 'receipt_1', transaction_id: id, external_id: 'one', total: 700 };
    bank.receipts.set('one', { ...receipt, currency: 'GBP', items });
    bank.payments.make({ kind: 'pot_deposit', amount: 500, silent: true });
    await page.locator('#transactions').getByText('Pot Football', { exact: true }).waitFor();
    bank.payments.change(id, { notes: 'FOOTBALL · Tom' }, { silent: true });
    await page.locator('#transactions').getByText('· FOOTBALL · FOOTBALL · Tom ·').waitFor();
    await page.locator('#feed').getByText('Thu 12 Nov, Riverside 5s: Tom £5.00').waitFor();
    await page.locator('#receipts').getByText('Thu 12 Nov, Riverside 5s · £7.00').waitFor();
    await page.locator('#accounts').getByText('Football £55.00 · Holiday £400.00').first().waitFor();
    expect(await page.locator('#accounts').getByText('£1252.00').count()).toBe(1);
    await fetch(`${fake.url}/accounts?odd=%E0%A4%A`);
    await page.locator('#calls').getByText('odd=').waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  test.each(['light', 'dark'] as const)(
    'fits a phone, and axe finds nothing when it is %s',
    async (theme) => {
      const { fake, page } = await open(theme);
      for (const kind of ['fps_in', 'card', 'pot_deposit'] as const) fake.bank.payments.make({ kind });
      fake.controls.issueTokens({ approved: false });
      fake.controls.registerWebhook({ url: 'http://127.0.0.1:9/hook' });
      await fake.clock.advance(3000);
      await page.getByText('waiting', { exact: true }).first().waitFor();
      expect(await axeFindings(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    },
  );

  async function open(theme: 'light' | 'dark' = 'light') {
    const fake = await startFakeMonzo({ clock: createBankClock({ start: '2026-11-12T20:00:00Z' }) });
    onTestFinished(fake.stop);
    const window = await openWindow({ theme, isLoggedIn: false });
    await window.page.goto(`${fake.url}/__fake/`);
    await window.page.getByText('Nothing has been paid.').waitFor();
    return { fake, ...window };
  }
});
