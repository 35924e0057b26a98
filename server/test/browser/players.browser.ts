import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { useApp } from './app.ts';
import { axeFindings, clickTwice, useBrowser } from './browser.ts';

type Player = { id: string; name: string };

describe('the players, they', () => {
  const app = useApp();
  const openWindow = useBrowser();
  let jo: Player;
  beforeAll(async () => {
    jo = await app.call<Player>('/api/v1/players', { name: 'Jo Smith', accepted_bank_names: ['SMITH J'] });
    await app.call('/api/v1/players', { name: 'Zoë', accepted_bank_names: ['ZED'] });
    await app.deliver('tx_zoe', 'ZED', 700);
    await app.deliver('tx_waiting_1', 'KINGSCOTE AM');
    await app.deliver('tx_waiting_2', 'Kingscote AM');
  });

  const nameField = (page: Page) => page.getByLabel('Name', { exact: true });
  const bankField = (page: Page) => page.getByRole('textbox', { name: 'Bank names' });
  const order = (page: Page) => page.locator('tbody th').allInnerTexts();

  test('are made with two bank names, with a word on each while it is typed', async () => {
    const { page, complaints } = await openWindow();
    await page.goto(`${app.url}/players/new`);
    await nameField(page).focus();
    await bankField(page).focus();
    await page.getByText('Please give a name.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await nameField(page).fill('Ashley Kingscote');

    await bankField(page).fill('smith-j');
    await page.getByText('Belongs to Jo Smith. Take it off Jo Smith first.').waitFor();
    await page.keyboard.press('Enter');
    expect(await bankField(page).getAttribute('aria-invalid')).toBe('true');
    expect(await axeFindings(page)).toEqual([]);

    await bankField(page).fill('football');
    await page.getByText('Anybody may write this as a reference').waitFor();
    await bankField(page).fill('KINGSCOTE AM');
    await page.getByText('Would credit 2 waiting payments.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await bankField(page).fill('FOOTY ASH');
    await clickTwice(page.getByRole('button', { name: 'Add player' }));
    await page.getByText('Ashley Kingscote added. 2 waiting payments credited').waitFor();
    await page.getByRole('heading', { name: 'Ashley Kingscote' }).waitFor();
    await page.getByRole('button', { name: 'Remove FOOTY ASH' }).waitFor();
    const { items } = await app.call<{ items: Player[] }>('/api/v1/players?q=ashley');
    expect(items).toHaveLength(1);
    expect(complaints).toEqual([]);
  });

  test('are sorted by the heads of the table, which the address keeps', async () => {
    const { page, complaints } = await openWindow({ width: 1280, theme: 'dark' });
    await page.goto(`${app.url}/players`);
    await page.getByRole('button', { name: 'Player', exact: true }).click();
    await expect.poll(() => order(page)).toEqual(['AK\nAshley Kingscote', 'JS\nJo Smith', 'Z\nZoë']);
    await page.getByRole('button', { name: 'Balance' }).press('Enter');
    await page.getByRole('button', { name: 'Balance' }).press('Enter');
    await expect.poll(() => order(page)).toEqual(['AK\nAshley Kingscote', 'Z\nZoë', 'JS\nJo Smith']);
    expect(await page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('descending');
    expect(new URL(page.url()).search).toBe('?sort=-balance');
    await page.reload();
    await expect.poll(() => order(page)).toEqual(['AK\nAshley Kingscote', 'Z\nZoë', 'JS\nJo Smith']);
    await page.getByText('3 players, nobody owes anything.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('are sorted by a list on a phone, and found whatever the accents', async () => {
    const { page } = await openWindow();
    await page.goto(`${app.url}/players`);
    await page.getByLabel('Sort by').selectOption('Name, Z to A');
    await expect.poll(() => page.locator('main .list-group-item').first().innerText()).toContain('Zoë');
    await page.getByRole('searchbox').fill('zoe');
    await expect.poll(() => page.locator('main .list-group-item').count()).toBe(1);
    expect(await page.locator('main .list-group-item').innerText()).toContain('not played yet · paid');
    expect(await axeFindings(page)).toEqual([]);
  });

  test('stay where they are under the pointer when money comes in', async () => {
    const { page } = await openWindow({ width: 1280 });
    await page.goto(`${app.url}/players?sort=-balance`);
    await page.getByRole('link', { name: 'Jo Smith' }).hover();
    const before = await order(page);
    await app.deliver('tx_jo', 'SMITH J', 5_000);
    await page.getByText('£50.00 ahead').waitFor();
    expect(await order(page)).toEqual(before);
    await page.mouse.move(5, 5);
    await expect.poll(() => order(page)).toEqual([before[2], before[0], before[1]]);
  });

  test('show both versions when two people edit one, and lose neither’s', async () => {
    const [one, other] = [await openWindow(), await openWindow({ width: 1280 })];
    for (const { page } of [one, other]) {
      await page.goto(`${app.url}/players/${jo.id}/edit`);
      await nameField(page).waitFor();
    }
    await nameField(one.page).fill('Jo S');
    await nameField(other.page).fill('Joanna Smith');
    await bankField(other.page).fill('J SMITH');
    await other.page.getByRole('button', { name: 'Save' }).click();
    await other.page.getByText('Joanna Smith saved').waitFor();

    await bankField(one.page).fill('SMITHY');
    await one.page.getByRole('button', { name: 'Save' }).click();
    const conflict = one.page.getByRole('alert').filter({ hasText: 'Someone else has changed this' });
    await conflict.getByText('Joanna Smith').waitFor();
    await conflict.getByText('SMITH J, J SMITH, SMITHY').waitFor();
    expect(await axeFindings(one.page)).toEqual([]);
    expect(await one.page.evaluate('document.activeElement.textContent.trim()')).toBe('Save mine');
    await one.page.keyboard.press('Enter');
    await one.page.getByRole('heading', { name: 'Jo S', exact: true }).waitFor();
    for (const name of ['SMITH J', 'J SMITH', 'SMITHY'])
      await one.page.getByRole('button', { name: `Remove ${name}`, exact: true }).waitFor();
    expect([...one.complaints, ...other.complaints]).toEqual([]);
  });

  test('can be left as somebody else saved them', async () => {
    const { page } = await openWindow();
    await page.goto(`${app.url}/players/${jo.id}/edit`);
    await nameField(page).fill('Mine');
    await app.call(`/api/v1/players/${jo.id}`, { name: 'Theirs' }, 'PATCH');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Take theirs' }).click();
    await expect.poll(() => nameField(page).inputValue()).toBe('Theirs');
    await page.reload();
    await expect.poll(() => nameField(page).inputValue()).toBe('Theirs');
    expect(await page.getByText('Unsaved changes restored').count()).toBe(0);
  });

  test('are kept as typed over a reload, until one starts over', async () => {
    const { page, complaints } = await openWindow();
    await page.goto(`${app.url}/players/new`);
    await nameField(page).fill('Priya');
    await bankField(page).fill('NAIR P');
    await page.keyboard.press('Enter');
    await bankField(page).fill('HALF A N');
    await page.reload();
    await page.getByText('Unsaved changes restored.').waitFor();
    expect(await nameField(page).inputValue()).toBe('Priya');
    expect(await bankField(page).inputValue()).toBe('HALF A N');
    await page.getByRole('button', { name: 'Remove NAIR P' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Start over' }).click();
    await expect.poll(() => nameField(page).inputValue()).toBe('');
    await page.reload();
    await nameField(page).waitFor();
    expect(await page.getByText('Unsaved changes restored').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('send only what was changed after a reload, though somebody else changed the rest', async () => {
    const { page } = await openWindow();
    await page.goto(`${app.url}/players/${jo.id}/edit`);
    await nameField(page).fill('Jo again');
    await app.call(`/api/v1/players/${jo.id}`, { accepted_bank_names: ['ONLY THIS'] }, 'PATCH');
    await page.reload();
    await page.getByText('Unsaved changes restored').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Save mine' }).click();
    await page.getByRole('heading', { name: 'Jo again' }).waitFor();
    await page.getByRole('button', { name: 'Remove ONLY THIS' }).waitFor();
    expect(await page.locator('main .chip').count()).toBe(1);
  });
});
