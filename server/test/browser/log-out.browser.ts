import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { PASSWORD } from '../support/log-in.ts';
import { useApp } from './app.ts';
import { useBrowser } from './browser.ts';

const PRIVATE = /Quagmire|ZEBEDEE/i;

describe('logging out, it', () => {
  const app = useApp();
  const openWindow = useBrowser();
  let player = '';

  test('leaves nothing to read, with or without a connection', async () => {
    const names = { name: 'Zeb Quagmire', accepted_bank_names: ['ZEBEDEE Q'] };
    const { id } = await app.call<{ id: string }>('/api/v1/players', names);
    player = `/players/${id}`;
    await app.deliver('tx_1', 'ZEBEDEE Q');
    const { page, complaints } = await openWindow({ worker: true, isLoggedIn: false });
    await logIn(page, `/players/${id}`);
    await page.evaluate('navigator.serviceWorker.ready');
    await expect.poll(() => page.evaluate('caches.match("/").then(Boolean)')).toBe(true);
    for (const path of ['/players', '/money?show=all', `/players/${id}/edit`]) {
      await page.goto(app.url + path);
      await page.getByText(/Zeb/).first().waitFor();
    }
    await page.getByLabel('Name', { exact: true }).fill('Zeb Quagmire the Second');
    await expect.poll(() => kept(page)).toMatch(PRIVATE);

    await page.goto(`${app.url}/settings`);
    await page.getByRole('button', { name: 'Log out on this device' }).click();
    await page.getByRole('heading', { level: 1, name: 'Log in to Paid Up' }).waitFor();
    expect(page.url()).toBe(`${app.url}/log-in`);
    await expect.poll(() => page.evaluate('JSON.stringify(sessionStorage)')).toBe('{}');
    expect(await kept(page)).not.toMatch(PRIVATE);
    expect(await addressesKept(page)).not.toContainEqual(expect.stringMatching(/^\/(api|players|money)/));

    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Log in to Paid Up' }).waitFor();
    await page.context().setOffline(true);
    for (const path of ['/players', `/players/${id}`]) {
      await page.goto(app.url + path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.getByRole('button', { name: 'Try again' }).waitFor();
      expect(await page.content()).not.toMatch(PRIVATE);
    }
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { level: 1, name: 'Log in to Paid Up' }).waitFor();
    expect(page.url()).toBe(`${app.url}/log-in?next=/players/${id}`);
    expect(complaints).toEqual([]);
  });

  test('takes the other tabs of the browser along, and no other browser', async () => {
    const { page, complaints } = await openWindow({ isLoggedIn: false });
    await logIn(page, '/settings');
    const other = await page.context().newPage();
    await other.goto(`${app.url}/players`);
    await other.getByText('Zeb Quagmire').first().waitFor();
    const elsewhere = await openWindow();
    await elsewhere.page.goto(`${app.url}/players`);
    await page.getByRole('button', { name: 'Log out on this device' }).click();
    await other.waitForURL(`${app.url}/log-in?next=/players`);
    await elsewhere.page.reload();
    await elsewhere.page.getByText('Zeb Quagmire').first().waitFor();
    expect([...complaints, ...elsewhere.complaints]).toEqual([]);
  });

  test('from afar closes an open page, and leads back to it after the next log-in', async () => {
    const lost = await openWindow({ isLoggedIn: false });
    await logIn(lost.page, player);
    await lost.page.getByRole('button', { name: 'Cash', exact: true }).click();
    await lost.page.getByRole('dialog', { name: 'Cash from Zeb Quagmire' }).waitFor();
    const { page, complaints } = await openWindow();
    await page.goto(`${app.url}/settings`);
    await page.getByRole('button', { name: 'Log out everywhere else' }).click();
    await lost.page.waitForURL(`${app.url}/log-in?next=${player}`);
    await expect.poll(() => lost.page.content()).not.toMatch(PRIVATE);
    await expect.poll(() => lost.page.locator('.modal, .modal-backdrop').count()).toBe(0);
    expect(await lost.page.evaluate('getComputedStyle(document.body).overflow')).not.toBe('hidden');
    await enter(lost.page);
    await lost.page.waitForURL(app.url + player);
    await lost.page.getByText('Zeb Quagmire').first().waitFor();
    expect([...complaints, ...lost.complaints]).toEqual([]);
  });

  test('discards what was not sent, if that is wanted', async () => {
    const where = { time: '18:30', location: 'Riverside 5s', cost: 4500, date: '2040-12-26' };
    const { id, rev } = await app.call<{ id: string; rev: number }>('/api/v1/fixtures', where);
    const path = `/fixtures/${id}?show=everyone`;
    const { page } = await openWindow({ touch: true, isLoggedIn: false });
    await logIn(page, path);
    const box = page.getByRole('checkbox', { name: 'Zeb Quagmire' });
    await box.waitFor();
    await page.context().setOffline(true);
    await page.getByText('No signal').waitFor();
    await box.tap();
    await page.getByText('Zeb Quagmire is in (waiting for a signal)').waitFor();
    // Nobody can be put into a cancelled game, so the change stays.
    const headers = { ...app.session, 'content-type': 'application/json', 'if-match': `"${rev}"` };
    const cancellation = `${app.url}/api/v1/fixtures/${id}/cancellation`;
    expect((await fetch(cancellation, { method: 'PUT', headers, body: '{}' })).status).toBe(200);
    await page.context().setOffline(false);
    await page.getByText('1 change was not accepted').waitFor();
    await page.goto(`${app.url}/settings`);
    await page.getByRole('button', { name: 'Log out on this device' }).tap();
    await page.getByText('1 change from this phone hasn’t been sent yet.').waitFor();
    await page.getByRole('button', { name: 'Discard and log out' }).tap();
    await page.getByRole('heading', { level: 1, name: 'Log in to Paid Up' }).waitFor();
    await expect.poll(() => kept(page)).not.toContain(id);
    await logIn(page, path);
    await box.waitFor();
    await expect.poll(() => page.getByText('not accepted').count()).toBe(0);
  });

  async function logIn(page: Page, path: string): Promise<void> {
    await page.goto(app.url + path);
    await enter(page);
    await page.waitForURL(app.url + path);
  }
});

async function enter(page: Page): Promise<void> {
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
}

/** All that this browser keeps for the app: both storages, the texts of every cache, and the names of its databases. */
const kept = (page: Page): Promise<string> =>
  page.evaluate<string>(`(async () => {
    const texts = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
    texts.push(JSON.stringify(await indexedDB.databases()), document.cookie);
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) texts.push(await (await cache.match(request)).text());
    }
    return texts.join('\\n');
  })()`);

const addressesKept = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`(async () => {
    const caching = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const requests = await Promise.all(caching.map((cache) => cache.keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  })()`);
