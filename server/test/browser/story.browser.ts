import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startApp, useApp } from './app.ts';
import { clickTwice, useBrowser } from './browser.ts';

describe('the first money, it', () => {
  const app = useApp();
  const openWindow = useBrowser();

  test('shows a newcomer the two first steps and credits a payment in every open window as it comes in', async () => {
    const { page, complaints } = await openWindow();
    const laptop = await openWindow({ width: 1280 });
    await page.goto(app.url);
    await page.getByText('Two steps, then the money finds its own way').waitFor();
    await page.getByRole('link', { name: 'Connect Monzo' }).waitFor();

    await page.getByRole('link', { name: 'Add a player' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Ashley');
    await page.getByRole('textbox', { name: 'Bank names' }).fill('KINGSCOTE AM');
    await page.getByRole('button', { name: 'Add player' }).click();
    await page.waitForURL(`${app.url}/players`);
    await laptop.page.goto(`${app.url}/players`);
    await laptop.page.getByRole('row', { name: /Ashley.*even/ }).waitFor();

    await app.deliver('tx_first', 'Kingscote AM');
    await Promise.all([
      page.getByText('£5.00 ahead').waitFor(),
      laptop.page.getByText('£5.00 ahead').waitFor(),
    ]);
    await app.deliver('tx_first', 'Kingscote AM');
    await page.getByRole('link', { name: 'Money' }).click();
    await page.getByRole('link', { name: 'All payments' }).click();
    await page.getByText('Matched KINGSCOTE AM, one of Ashley’s bank names').waitFor();
    expect(await page.getByText('+£5.00').count()).toBe(1);
    expect([...complaints, ...laptop.complaints]).toEqual([]);
  });

  test('credits a waiting payment once its payer’s name is given to a player', async () => {
    const { page, complaints } = await openWindow();
    await app.deliver('tx_waiting', 'SMITH J');
    await page.goto(`${app.url}/money`);
    await page.getByRole('button', { name: 'More about £5.00 from SMITH J' }).click();
    await page.getByRole('button', { name: 'Credit and remember SMITH J' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Ashley/ })
      .click();
    await page.getByText('£5.00 credited to Ashley').waitFor();
    await page.getByText('Nothing needs you').waitFor();
    await app.deliver('tx_by_itself', 'SMITH J', 700);
    await page.getByRole('link', { name: 'All payments' }).click();
    await page.getByRole('link', { name: /Ashley.*SMITH J.*\+£7\.00/ }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('keeps what is being typed while money comes in', async () => {
    const { page } = await openWindow();
    const { items } = await app.call<{ items: { id: string }[] }>('/api/v1/players');
    await page.goto(`${app.url}/players/${items[0]?.id}/edit`);
    await page.getByLabel('Name', { exact: true }).fill('Ashley K');
    await page.getByRole('textbox', { name: 'Bank names' }).fill('HALF A NA');
    await app.deliver('tx_meanwhile', 'KINGSCOTE AM');
    await page.waitForResponse((answer) => answer.url().includes('/players/'));
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Ashley K');
    expect(await page.getByRole('textbox', { name: 'Bank names' }).inputValue()).toBe('HALF A NA');
    await clickTwice(page.getByRole('button', { name: 'Save' }));
    await page.getByRole('heading', { name: 'Ashley K' }).waitFor();
    await page.getByText('HALF A NA').waitFor();
  });
});

describe('a restart of the server, it', () => {
  const openWindow = useBrowser();

  test('is told in a quiet line and caught up with afterwards', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'paid-up-'));
    const database = `sqlite:${join(folder, 'club.db')}`;
    let app = await startApp(database);
    try {
      await app.call('/api/v1/players', { name: 'Ashley', accepted_bank_names: ['KINGSCOTE AM'] });
      const { page } = await openWindow();
      await page.goto(`${app.url}/players`);
      await page.getByText('even').waitFor();
      await app.stop();
      await page.getByText('Not connected').waitFor();
      app = await startApp(database, Number(new URL(app.url).port));
      await app.deliver('tx_missed', 'KINGSCOTE AM');
      await page.getByText('Connected again.').waitFor();
      await page.getByText('£5.00 ahead').waitFor();
      await page.getByText('Connected again.').waitFor({ state: 'detached', timeout: 8_000 });
    } finally {
      await app.stop();
      rmSync(folder, { recursive: true });
    }
  });
});
