import { describe, expect, onTestFinished, test } from 'vitest';
import { createBankClock } from '../../../scripts/fake-monzo/bank-clock.ts';
import { startFakeMonzo } from '../../../scripts/fake-monzo/start-fake-monzo.ts';
import { axeFindings, useBrowser } from './browser.ts';

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
