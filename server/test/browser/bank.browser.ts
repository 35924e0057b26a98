import { type AddressInfo, createServer } from 'node:net';
import { once } from 'node:events';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBankClock } from '../../../scripts/fake-monzo/bank-clock.ts';
import { type FakeMonzo, startFakeMonzo } from '../../../scripts/fake-monzo/start-fake-monzo.ts';
import { type App, startApp } from './app.ts';
import { axeFindings, clickTwice, useBrowser } from './browser.ts';

describe('the bank, it', () => {
  const openWindow = useBrowser();
  let fake: FakeMonzo;
  let app: App;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    fake = await startFakeMonzo({ clock: createBankClock({ isRunning: true }), accounts: ['uk_retail'] });
    app = await startConnectable(fake);
    await app.call('/api/v1/players', { name: 'Ashley Kingscote', accepted_bank_names: ['KINGSCOTE AM'] });
    await app.call('/api/v1/players', { name: 'Tom Bradley', accepted_bank_names: ['T BRADLEY'] });
    ({ page, complaints } = await openWindow({ width: 1280 }));
  });
  afterAll(() => Promise.all([app.stop(), fake.stop()]));

  test('says what became of a login that was refused, and begins again', async () => {
    await page.goto(`${app.url}/settings`);
    await page.getByRole('link', { name: 'Connect Monzo' }).click();
    await page.getByRole('button', { name: 'Go to Monzo' }).click();
    await page.getByRole('button', { name: 'Refuse' }).click();
    await page.getByRole('heading', { name: 'Monzo wasn’t connected' }).waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('button', { name: 'Log in as Ashley Kingscote' }).click();
    await page.getByText(/Waiting for your approval · \d:\d\d left/).waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  test('shows after the approval what would be credited, and credits it', async () => {
    // Nobody tells of them, as before there was a webhook.
    fake.bank.payments.make({ kind: 'fps_in', amount: 500, name: 'KINGSCOTE AM', silent: true });
    fake.bank.payments.make({ kind: 'card', amount: -1250, silent: true });
    fake.controls.approve();
    await page.getByText('credited to 1 player').waitFor({ timeout: 15_000 });
    await page.getByText('KINGSCOTE AM · 1 payment').waitFor();
    await page.getByRole('button', { name: /left alone/ }).click();
    await page.getByText('Card payments and their refunds').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await clickTwice(page.getByRole('button', { name: 'Connect and credit 1 payment' }));
    await page.getByText('1 payment credited.').waitFor();
    expect(fake.bank.webhooks.list()).toHaveLength(1);
  });

  test('brings a payment to Home while the organiser looks on', async () => {
    await page.getByRole('link', { name: 'Go to Home' }).click();
    await page.getByText('Monzo, just now').waitFor();
    fake.bank.payments.make({ kind: 'fps_in', amount: 1234, name: 'T BRADLEY', reference: 'FOOTBALL' });
    await page.getByText('+£12.34').waitFor({ timeout: 15_000 });
  });

  test('offers to reconnect once the login is over, and is connected again', async () => {
    fake.controls.evict();
    await page.goto(`${app.url}/settings/bank`);
    await page.getByRole('button', { name: 'Look again' }).click();
    await page.getByRole('heading', { name: 'Monzo is logged out' }).waitFor();
    await page.getByRole('link', { name: 'Home', exact: true }).click();
    await page.getByRole('button', { name: 'Reconnect' }).click();
    await page.getByRole('button', { name: 'Log in as Ashley Kingscote' }).click();
    await page.getByRole('heading', { name: 'Open the Monzo app' }).waitFor();
    fake.controls.approve();
    await page.getByRole('heading', { name: 'Monzo is connected' }).waitFor({ timeout: 15_000 });
    await page.getByRole('link', { name: 'Home', exact: true }).click();
    await page.getByText('Monzo, just now').waitFor();
    expect(await page.getByText('Monzo needs you').count()).toBe(0);
  });

  test('is disconnected on demand, and takes its webhook back', async () => {
    await page.goto(`${app.url}/settings`);
    await page.getByRole('link', { name: /Monzo is connected/ }).click();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Disconnect Monzo' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Everything that was credited stays.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Disconnect Monzo' }).click();
    await page.getByRole('heading', { name: 'Monzo isn’t connected' }).waitFor();
    expect(fake.bank.webhooks.list()).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

/** The app at an address that it knows beforehand, since the bank sends the browser and the webhooks there. */
async function startConnectable(fake: FakeMonzo): Promise<App> {
  const [client] = fake.bank.clients;
  const port = await freePort();
  return startApp('sqlite::memory:', port, {
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    SECRET_KEY: Buffer.alloc(32, 1).toString('base64'),
    MONZO_CLIENT_ID: client.id,
    MONZO_CLIENT_SECRET: client.secret,
    MONZO_API_URL: fake.url,
    MONZO_AUTH_URL: fake.url,
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
