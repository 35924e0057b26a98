import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { PASSWORD } from '../support/log-in.ts';
import { type App, startApp, useApp } from './app.ts';
import { axeFindings, useBrowser, TOO_WIDE } from './browser.ts';

type Record = { id: string };

const TODAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' }).format(new Date());
const GAME = { location: 'Riverside 5s', cost: 1500, min_players: 2, max_players: 4 };

describe('without a signal, it', () => {
  const app = useApp();
  const openWindow = useBrowser();
  const ids: { [name: string]: string } = {};
  beforeAll(async () => {
    for (const name of ['Ashley', 'Bea', 'Cat', 'Dan'])
      ids[name] = (await app.call<Record>('/api/v1/players', { name })).id;
  });

  const plan = async (date: string, time: string, ...names: string[]) => {
    const fixture = { ...GAME, date, time, player_ids: names.map((name) => ids[name] ?? '') };
    return (await app.call<Record>('/api/v1/fixtures', fixture)).id;
  };
  /** A phone that has seen Home only, and has kept the app and the lists by now. */
  const openPhone = async () => {
    const window = await openWindow({ touch: true, worker: true });
    await window.page.goto(app.url);
    await expect.poll(() => window.page.evaluate('caches.match("/").then(Boolean)')).toBe(true);
    await expect.poll(() => window.page.evaluate('localStorage.getItem("last-seen")')).toContain('"Dan"');
    return window;
  };

  test('shows what was last seen of every game to come, opened before or not, and says from when', async () => {
    const today = await plan(TODAY, '00:00', 'Ashley');
    const later = await plan('2040-11-28', '18:30', 'Bea');
    const last = await plan('2040-12-05', '18:30', 'Cat');
    const { page, complaints } = await openPhone();
    await page.context().setOffline(true);
    for (const [id, name] of [
      [today, 'Ashley'],
      [later, 'Bea'],
      [last, 'Cat'],
    ] as const) {
      await page.goto(`${app.url}/fixtures/${id}`);
      await page.getByRole('checkbox', { name }).waitFor();
    }
    await page.getByText(/No signal: showing what you last saw at \d\d:\d\d/).waitFor();
    await page.getByRole('tab', { name: 'Everyone' }).tap();
    await page.getByRole('checkbox', { name: 'Dan' }).waitFor();
    await isClean(page);
    for (const path of ['/', '/fixtures']) {
      await page.goto(app.url + path);
      await page.getByText('Wed 28 Nov').first().waitFor();
    }
    await page.getByText('No signal').waitFor();
    await isClean(page);
    await page.context().setOffline(false);
    await page.getByText('Connected again.').waitFor();
    expect(complaints).toEqual([]);
  });

  test('keeps ticks and cash over a reload, and two tabs send them once, in order, when the signal is back', async () => {
    const game = await plan(TODAY, '00:01', 'Bea', 'Cat');
    const { page, complaints } = await openPhone();
    const row = (name: string) => page.locator('.attendance').filter({ hasText: name });
    await page.goto(`${app.url}/fixtures/${game}`);
    await row('Bea').waitFor();
    await page.context().setOffline(true);
    await page.getByText('No signal').waitFor();
    await page.getByRole('button', { name: 'Take £5.00 in cash from Bea' }).tap();
    await row('Bea').getByText('£5.00 waiting for a signal').waitFor();
    await page.getByRole('button', { name: 'Take £5.00 in cash from Cat' }).tap();
    await page.getByRole('button', { name: 'Undo for Cat' }).tap();
    await page.getByRole('button', { name: 'Take £5.00 in cash from Cat' }).waitFor();
    await page.getByRole('tab', { name: 'Everyone' }).tap();
    await page.getByRole('checkbox', { name: 'Dan' }).tap();
    await page.getByText('Dan is in (waiting for a signal)').waitFor();
    await page.getByRole('checkbox', { name: 'Ashley' }).tap();
    await page.getByRole('button', { name: 'Undo', exact: true }).tap();
    await page.reload();
    await row('Dan').getByText('waiting for a signal').waitFor();
    expect(await page.getByRole('checkbox', { name: 'Dan' }).getAttribute('aria-checked')).toBe('true');
    expect(await page.getByRole('checkbox', { name: 'Ashley' }).getAttribute('aria-checked')).toBe('false');
    await isClean(page);
    await page.getByRole('button', { name: '2 changes are waiting for a signal' }).tap();
    await page.getByRole('dialog').getByText('£5.00 cash').waitFor();
    await isClean(page);
    await page.keyboard.press('Escape');
    const other = await page.context().newPage();
    await other.goto(`${app.url}/fixtures/${game}`);
    await other.getByText('2 changes are waiting for a signal').waitFor();

    const sent: string[] = [];
    page.context().on('request', (asked) => {
      if (asked.method() !== 'GET') sent.push(`${asked.method()} ${asked.url().split('/').at(-1)}`);
    });
    await page.context().setOffline(false);
    for (const tab of [page, other])
      await tab.getByRole('button', { name: /changes? (is|are) waiting/ }).waitFor({ state: 'detached' });
    expect(sent).toEqual(['POST payments', `PUT ${ids['Dan']}`]);
    expect(await paid('Bea')).toEqual([500]);
    expect(await paid('Cat')).toEqual([]);
    await expect
      .poll(() => page.getByRole('checkbox', { name: 'Dan' }).getAttribute('aria-checked'))
      .toBe('true');
    expect(complaints).toEqual([]);
  });

  test('takes cash from whoever is picked, and shows what waits where it is taken', async () => {
    const { page } = await openPhone();
    await page.goto(`${app.url}/players/${ids['Dan']}`);
    await page.getByRole('button', { name: 'Cash', exact: true }).waitFor();
    await page.context().setOffline(true);
    await page.getByRole('link', { name: 'Money' }).tap();
    await page.getByRole('button', { name: 'Take cash' }).tap();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Dan').tap();
    await page.getByRole('button', { name: /^Take £/ }).tap();
    await page.getByText(/cash from Dan \(waiting for a signal\)/).waitFor();
    await dialog.waitFor({ state: 'hidden' });
    await page.goBack();
    await page.locator('main .card').getByText('waiting for a signal').waitFor();
    await page.getByRole('button', { name: 'Cash', exact: true }).tap();
    await dialog.getByText('waiting for a signal').waitFor();
    await isClean(page);
    await page.context().setOffline(false);
    await expect.poll(async () => (await paid('Dan')).length).toBe(1);
  });

  test('says what was refused and what to do, and asks before a log-out throws it away', async () => {
    const game = await plan('2040-12-12', '18:30', 'Ashley');
    const { page } = await openWindow({ touch: true });
    await page.goto(`${app.url}/fixtures/${game}?show=everyone`);
    await page.getByRole('checkbox', { name: 'Bea' }).waitFor();
    await page.context().setOffline(true);
    await page.getByText('No signal').waitFor();
    await page.getByRole('checkbox', { name: 'Bea' }).tap();
    await page.getByText('Bea is in (waiting for a signal)').waitFor();
    const { rev } = await app.call<{ rev: number }>(`/api/v1/fixtures/${game}`);
    await fetch(`${app.url}/api/v1/fixtures/${game}/cancellation`, {
      method: 'PUT',
      headers: { ...app.session, 'content-type': 'application/json', 'if-match': `"${rev}"` },
      body: '{}',
    });
    await page.context().setOffline(false);
    await page.getByText('1 change was not accepted').waitFor();
    await page.reload();
    await page.getByRole('checkbox', { name: 'Bea' }).waitFor();
    await page.getByRole('button', { name: '1 change was not accepted. See what to do' }).tap();
    await page.getByRole('button', { name: 'Discard for Bea' }).waitFor();
    await isClean(page);
    await page.keyboard.press('Escape');
    await page.goto(`${app.url}/settings`);
    await page.getByRole('button', { name: 'Log out on this device' }).tap();
    await page.getByText('1 change from this phone hasn’t been sent yet.').waitFor();
    await isClean(page);
    await page.getByRole('button', { name: 'Cancel' }).tap();
    await page.getByRole('button', { name: '1 change was not accepted' }).tap();
    await page.getByRole('button', { name: 'Discard for Bea' }).tap();
    await page.getByRole('button', { name: '1 change was not accepted' }).waitFor({ state: 'detached' });
  });

  test('keeps what a session that was ended from afar had not sent, and sends it after the next log-in', async () => {
    const game = await plan('2040-12-19', '18:30', 'Ashley');
    const { page } = await openWindow({ touch: true, isLoggedIn: false });
    await page.goto(`${app.url}/fixtures/${game}?show=everyone`);
    await logIn(page);
    await page.getByRole('checkbox', { name: 'Cat' }).waitFor();
    await page.context().setOffline(true);
    await page.getByText('No signal').waitFor();
    await page.getByRole('checkbox', { name: 'Cat' }).tap();
    await page.getByText('Cat is in (waiting for a signal)').waitFor();
    const { items } = await app.call<{ items: { id: string; current: boolean }[] }>('/api/v1/sessions');
    for (const { id, current } of items)
      if (!current) await app.call(`/api/v1/sessions/${id}`, undefined, 'DELETE');
    await page.context().setOffline(false);
    await page.getByText('1 change that was entered here without a signal is kept.').waitFor();
    expect(await page.evaluate('JSON.stringify(localStorage)')).not.toMatch(/Ashley|Cat|Riverside/);
    await isClean(page);
    await logIn(page);
    await page.getByText('Signal’s back: everything has been sent').waitFor();
    const { players } = await app.call<{ players: { name: string }[] }>(`/api/v1/fixtures/${game}`);
    expect(players.map(({ name }) => name)).toEqual(['Ashley', 'Cat']);
  });

  const paid = (name: string) => paidBy(app, ids[name] ?? '');
});

describe('cash whose answer is lost, it', () => {
  const openWindow = useBrowser();

  test('is one payment, under one key, though the server stops and the page is loaded again meanwhile', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'paid-up-'));
    const database = `sqlite:${join(folder, 'club.db')}`;
    let app = await startApp(database);
    try {
      const { id } = await app.call<Record>('/api/v1/players', { name: 'Ashley' });
      const game = { ...GAME, date: TODAY, time: '00:00', player_ids: [id] };
      const { id: fixture } = await app.call<Record>('/api/v1/fixtures', game);
      const { page, complaints } = await openWindow({ touch: true });
      const keys: (string | undefined)[] = [];
      page.on('request', (asked) => {
        if (asked.method() === 'POST') keys.push(asked.headers()['idempotency-key']);
      });
      await page.goto(`${app.url}/fixtures/${fixture}`);
      await page.route('**/api/v1/payments', async (route) => {
        await route.fetch().catch(() => null);
        await route.abort();
      });
      await page.getByRole('button', { name: 'Take £5.00 in cash from Ashley' }).tap();
      // The row may say “Paid” by then, since the server has the cash.
      await page.getByRole('button', { name: '1 change is waiting for a signal' }).waitFor();
      expect(await page.getByRole('button', { name: 'Undo' }).count()).toBe(0);
      expect(await paidBy(app, id)).toEqual([500]);
      await app.stop();
      await page.getByText('Not connected').waitFor();
      await page.unroute('**/api/v1/payments');
      app = await startApp(database, Number(new URL(app.url).port));
      await page.reload();
      await page.locator('.attendance').getByText('Paid', { exact: true }).waitFor();
      await expect.poll(() => keys.length).toBeGreaterThan(1);
      expect(new Set(keys).size).toBe(1);
      await page.getByText('waiting for a signal').first().waitFor({ state: 'detached' });
      expect(await paidBy(app, id)).toEqual([500]);
      expect(complaints).toEqual([]);
    } finally {
      await app.stop();
      rmSync(folder, { recursive: true });
    }
  });
});

async function paidBy(app: App, id: string): Promise<number[]> {
  const { items } = await app.call<{ items: { amount: number }[] }>(`/api/v1/payments?player_id=${id}`);
  return items.map(({ amount }) => amount);
}

async function logIn(page: Page): Promise<void> {
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Log in', exact: true }).tap();
}

async function isClean(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate(TOO_WIDE)).toBeLessThanOrEqual(0);
}
