import { beforeAll, describe, expect, test } from 'vitest';
import { useApp } from './app.ts';
import { useBrowser } from './browser.ts';

const FOCUSED = 'document.activeElement.tagName + " " + document.activeElement.textContent.trim()';
const WITHIN = 'document.activeElement.closest("[role=dialog]") !== null';
// The button within a date's or a time's field has an outline of the browser's own.
const OUTLINED = `document.activeElement.matches('[type=date], [type=time]') ||
  [null, '::after'].some((part) => getComputedStyle(document.activeElement, part).outlineStyle === 'solid')`;

describe('the keyboard and the look, it', () => {
  const app = useApp();
  const openWindow = useBrowser();
  beforeAll(async () => {
    await app.call('/api/v1/players', { name: 'Ashley', accepted_bank_names: ['KINGSCOTE AM'] });
    await app.deliver('tx_1', 'SMITH J');
  });

  test('skips to the page, and announces the next page by its heading', async () => {
    const { page } = await openWindow({ width: 1280 });
    await page.goto(app.url);
    await page.getByRole('link', { name: 'Skip to the page' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(FOCUSED)).toBe('A Skip to the page');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
    await page.getByRole('link', { name: 'Players', exact: true }).click();
    await page.getByRole('heading', { name: 'Players' }).waitFor();
    expect(await page.evaluate(FOCUSED)).toBe('H1 Players');
    expect(await page.locator('[aria-current=page]').textContent()).toContain('Players');
  });

  test('stays where it is while an order or a filter changes the address', async () => {
    const { page } = await openWindow({ width: 1280 });
    await page.goto(`${app.url}/players`);
    await page.locator('th button').last().focus();
    const head = await page.evaluate(FOCUSED);
    await page.keyboard.press('Enter');
    await page.waitForURL(/sort=/);
    await page.locator('th[aria-sort] button').last().waitFor();
    expect(await page.evaluate(FOCUSED)).toBe(head);
    await page.goto(`${app.url}/money?show=all`);
    await page.getByLabel('Status').focus();
    await page.getByLabel('Status').selectOption({ index: 1 });
    await page.waitForURL(/status=/);
    await page.getByRole('table').waitFor();
    expect(await page.evaluate('document.activeElement.tagName')).toBe('SELECT');
  });

  test('searches after a slash, and empties the search with Escape', async () => {
    const { page } = await openWindow({ width: 1280 });
    await page.goto(`${app.url}/players`);
    await page.getByText('Ashley').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('zzz');
    await page.getByText('Nobody matches “zzz”').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('Ashley').waitFor();
  });

  test('opens the only one whom a search finds with Enter, and puts them in at a game', async () => {
    await app.call('/api/v1/players', { name: 'Bea' });
    const game = { date: '2040-11-28', time: '18:30', location: 'Riverside 5s', cost: 4500 };
    const { id } = await app.call<{ id: string }>('/api/v1/fixtures', game);
    const { page, complaints } = await openWindow({ width: 1280 });
    await page.goto(`${app.url}/fixtures/${id}?show=everyone`);
    await page.getByRole('checkbox', { name: 'Bea' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('e');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.keyboard.type('bea');
    await page.getByRole('checkbox', { name: 'Ashley' }).waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('Bea is in').waitFor();
    await page.getByRole('checkbox', { name: 'Ashley', checked: false }).waitFor();
    expect(await page.evaluate('document.activeElement.value')).toBe('');
    await page.goto(`${app.url}/players`);
    await page.getByText('Ashley').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('be');
    await page.getByText('Ashley').waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Bea' }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('shows where the focus is, on every kind of control', async () => {
    const { page } = await openWindow();
    const last = {
      '/money': page.getByRole('button', { name: 'Choose a player' }),
      '/players': page.getByText('Ashley'),
      '/fixtures/new': page.locator('form [type=submit]'),
      '/settings': page.getByRole('button', { name: 'Change the defaults' }),
    };
    for (const [path, part] of Object.entries(last)) {
      await page.goto(app.url + path);
      await part.waitFor();
      let name = '';
      for (let presses = 0; !name.startsWith('BODY '); presses++) {
        expect(presses, `${path}: the way ends nowhere, after ${name}`).toBeLessThan(100);
        await page.keyboard.press('Tab');
        name = await page.evaluate<string>(FOCUSED);
        if (!name.startsWith('BODY '))
          await expect.poll(() => page.evaluate(OUTLINED), { message: `${path}: ${name}` }).toBe(true);
      }
    }
  });

  test('closes a sheet with Escape and returns to the button that opened it', async () => {
    const { page } = await openWindow();
    await page.goto(`${app.url}/money`);
    await page.getByRole('button', { name: 'Choose a player' }).click();
    await page.getByRole('dialog').waitFor();
    await expect.poll(() => page.evaluate(WITHIN)).toBe(true);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await expect.poll(() => page.evaluate(FOCUSED)).toBe('BUTTON Choose a player');
  });

  test('closes a sheet with Escape while it is still coming, and opens it again', async () => {
    const { page } = await openWindow();
    await page.goto(`${app.url}/money`);
    const button = page.getByRole('button', { name: 'Choose a player' });
    for (const wait of [1000, 20, 60, 150]) {
      await button.click();
      await page.waitForTimeout(wait);
      await page.keyboard.press('Escape');
      await expect.poll(() => page.getByRole('dialog').count(), { message: `after ${wait} ms` }).toBe(0);
      await expect.poll(() => page.evaluate(FOCUSED)).toBe('BUTTON Choose a player');
    }
    await button.click();
    await page.getByRole('dialog').getByRole('searchbox').waitFor();
  });

  test('goes on from the heading when the button that was pressed is gone', async () => {
    const { page } = await openWindow();
    await page.goto(`${app.url}/money`);
    await page.getByRole('button', { name: 'Choose a player' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Ashley/ })
      .click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Undone').waitFor();
    await page.getByRole('button', { name: 'Choose a player' }).waitFor();
    await expect.poll(() => page.evaluate(FOCUSED)).toBe('H1 Money');
  });

  test('keeps the look that was chosen, from the first paint on', async () => {
    const { page } = await openWindow({ theme: 'light' });
    await page.goto(`${app.url}/settings`);
    await page.getByText('Dark').click();
    await page.reload({ waitUntil: 'commit' });
    await page.waitForSelector('html[data-bs-theme=dark]', { state: 'attached' });
    await page.getByText('Same as this device').click();
    await page.waitForSelector('html[data-bs-theme=light]', { state: 'attached' });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.waitForSelector('html[data-bs-theme=dark]', { state: 'attached' });
  });
});
