import type { Locator } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { useApp } from './app.ts';
import { useBrowser } from './browser.ts';

describe('the browser’s Back on a phone, it', () => {
  const app = useApp();
  const openWindow = useBrowser();
  const ids: Record<string, string> = {};
  beforeAll(async () => {
    for (const name of ['Ashley', 'Bea'])
      ids[name] = (await app.call<{ id: string }>('/api/v1/players', { name })).id;
  });

  const plan = async (date: string) => {
    const game = { location: 'Riverside 5s', cost: 1500, min_players: 2, max_players: 4, time: '18:30' };
    const fixture = { ...game, date, player_ids: [ids['Ashley']] };
    return (await app.call<{ id: string }>('/api/v1/fixtures', fixture)).id;
  };
  const openPhone = async () => {
    const window = await openWindow({ touch: true });
    await window.page.goto(app.url);
    return window;
  };

  test('closes a sheet by Back, keeps what was typed, and only then leaves', async () => {
    const game = await plan('2040-12-12');
    const { page, complaints } = await openPhone();
    await page.getByRole('link', { name: 'Fixtures' }).tap();
    await page.waitForURL('**/fixtures');
    await page.goto(`${app.url}/fixtures/${game}`);
    const dialog = page.getByRole('dialog');
    const cancel = async () => {
      await page.getByRole('button', { name: 'More for this fixture' }).tap();
      await page.getByRole('menuitem', { name: 'Cancel the game' }).tap();
      await dialog.waitFor();
    };
    await cancel();
    await page.getByLabel('Another reason (optional)').fill('Frozen');
    await page.goBack();
    await dialog.waitFor({ state: 'hidden' });
    expect(new URL(page.url()).pathname).toBe(`/fixtures/${game}`);
    await cancel();
    expect(await page.getByLabel('Another reason (optional)').inputValue()).toBe('Frozen');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.locator('.attendance .name').first().tap();
    await page.getByRole('button', { name: 'Other amount' }).tap();
    await page.getByLabel('Amount').fill('3.50');
    await page.goBack();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Other amount' }).tap();
    await expect.poll(() => page.getByLabel('Amount').inputValue()).toBe('£3.50');
    await page.goBack();
    await dialog.waitFor({ state: 'hidden' });
    await page.goBack();
    await page.waitForURL('**/fixtures');
    expect(complaints).toEqual([]);
  });

  test('returns by one step from a link that was tapped as a sheet closed, however slow the line was', async () => {
    const game = await plan('2040-12-19');
    const { page, complaints } = await openPhone();
    await page.goto(`${app.url}/fixtures/${game}`);
    let arrive = () => {};
    const signal = new Promise<void>((resolve) => (arrive = resolve));
    await page.route('**/assets/PlayersPage*.js', async (route) => {
      await signal;
      await route.continue();
    });
    await page.getByRole('button', { name: 'More for this fixture' }).tap();
    await page.getByRole('menuitem', { name: 'Cancel the game' }).tap();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    const depth = await page.evaluate<number>('history.length');
    const coming = page.waitForRequest('**/assets/PlayersPage*.js');
    await page.evaluate(`{
      document.querySelector('.modal .btn-close').click();
      document.querySelector('nav a[href="/players"]').click();
    }`);
    await coming;
    await dialog.waitFor({ state: 'hidden' });
    // Longer than any sheet takes to go.
    await page.waitForTimeout(600);
    arrive();
    await page.waitForURL('**/players');
    await page.getByRole('heading', { level: 1, name: 'Players' }).waitFor();
    expect(await page.evaluate('history.length')).toBe(depth);
    await page.goBack();
    await page.waitForURL(`**/fixtures/${game}`);
    await page.goForward();
    await page.waitForURL('**/players');
    expect(complaints).toEqual([]);
  });

  test('keeps what was typed about a payment or a player when Back leaves it', async () => {
    await app.deliver('tx_joan', 'AUNTIE JOAN', 1234);
    const { page, complaints } = await openPhone();
    const dialog = page.getByRole('dialog');
    await page.goto(`${app.url}/money`);
    const typed = async (button: string, field: Locator) => {
      await page.getByRole('button', { name: button }).first().tap();
      await dialog.waitFor();
      const found = await field.inputValue();
      await field.fill('Bea');
      await page.goBack();
      await dialog.waitFor({ state: 'hidden' });
      return found;
    };
    for (const kept of ['', 'Bea']) {
      expect(await typed('Ignore', page.getByLabel('Why (optional)'))).toBe(kept);
      expect(await typed('Take cash', dialog.getByRole('searchbox'))).toBe(kept);
    }
    await page.goto(`${app.url}/players/${ids['Bea']}`);
    await page.getByRole('button', { name: 'Add a name' }).tap();
    await page.getByRole('textbox', { name: 'Bank name' }).fill('B WRIGHT');
    await page.goBack();
    await page.waitForURL('**/money');
    await page.goForward();
    await expect.poll(() => page.getByRole('textbox', { name: 'Bank name' }).inputValue()).toBe('B WRIGHT');
    expect(complaints).toEqual([]);
  });

  test('leaves by one Back after a picker has led to another sheet', async () => {
    const { page } = await openPhone();
    await page.goto(`${app.url}/money`);
    await page.getByRole('button', { name: 'Take cash' }).tap();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Ashley').tap();
    await page.getByRole('dialog', { name: 'Cash from Ashley' }).waitFor();
    await page.goBack();
    await dialog.waitFor({ state: 'hidden' });
    expect(new URL(page.url()).pathname).toBe('/money');
    await page.goBack();
    await page.waitForURL(`${app.url}/`);
  });
});
