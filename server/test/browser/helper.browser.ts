import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { PASSWORD } from '../support/log-in.ts';
import { useApp } from './app.ts';
import { axeFindings, useBrowser, TOO_WIDE } from './browser.ts';

const SECRET = /KINGSCOTE|GLOUCESTER|footy wed/i;

describe('a helper, it', () => {
  const app = useApp({ MONZO_ME_USERNAME: 'ashkingscote' });
  const openWindow = useBrowser();
  const ids = { ashley: '', game: '', payment: '', waiting: '' };

  test('is invited by a link that the settings show once', async () => {
    await fill();
    const { page, complaints } = await openWindow();
    await page.goto(`${app.url}/settings`);
    await page.getByRole('button', { name: 'Invite a helper' }).click();
    const sheet = page.getByRole('dialog', { name: 'Invite a helper' });
    await sheet.getByRole('textbox').fill('Sam Porter');
    await sheet.getByRole('button', { name: 'Make a link' }).click();
    const link = await sheet.getByRole('textbox', { name: 'Their link' }).inputValue();
    expect(await axeFindings(page)).toEqual([]);

    const helper = await openWindow({ isLoggedIn: false });
    await helper.page.goto(link);
    await helper.page.getByRole('heading', { level: 1, name: 'Welcome to the team' }).waitFor();
    expect(await axeFindings(helper.page)).toEqual([]);
    await helper.page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await helper.page.getByRole('button', { name: 'Start', exact: true }).click();
    await helper.page.waitForURL(`${app.url}/`);
    await helper.page.getByText('Who owes').waitFor();

    await page.reload();
    await page.getByText('Sam Porter, helping out').waitFor();
    await page.getByText('sees games and cash, no bank names · just now').waitFor();
    expect([...complaints, ...helper.complaints]).toEqual([]);
  });

  test.each([
    [390, 'light'],
    [1280, 'dark'],
    [320, 'light'],
  ] as const)('sees games and money, and nothing of a bank, %i %s', async (width, theme) => {
    const { page, complaints } = await openWindow({ width, theme, isLoggedIn: false });
    await logIn(page, '/players');
    for (const [path, seen] of [
      ['/players', 'Ashley Kingscote'],
      ['/', 'Who owes'],
      ['/fixtures', 'Riverside 5s'],
      [`/fixtures/${ids.game}`, 'Ashley Kingscote'],
      [`/players/${ids.ashley}`, 'Bank transfer'],
      ['/players/new', 'Playing since'],
      ['/settings', 'You log in as Sam Porter'],
      ['/nowhere', 'Not found'],
      ...['/money', `/money/${ids.payment}`, `/money/${ids.waiting}`, '/fixtures/new', '/help'].map(
        (only) => [only, 'Only the organiser sees this page'] as const,
      ),
    ] as const) {
      await page.goto(app.url + path);
      await page.getByText(seen).first().waitFor();
      await expect.poll(() => page.getByText('Loading…').count(), { message: path }).toBe(0);
      const text = (await page.locator('body').innerText()).replaceAll('Ashley Kingscote', '');
      expect(text, path).not.toMatch(SECRET);
      for (const place of ['bank name', 'Archive', 'Edit', 'Monzo,']) expect(text, path).not.toContain(place);
      expect(await page.getByRole('link', { name: 'Money' }).count(), path).toBe(0);
      expect(await axeFindings(page), path).toEqual([]);
      expect(await page.locator('h1').count(), path).toBe(1);
      const overflow = await page.evaluate(TOO_WIDE);
      expect(overflow, path).toBeLessThanOrEqual(0);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('ticks people off, takes cash and takes it back', async () => {
    const { page, complaints } = await openWindow({ isLoggedIn: false });
    await logIn(page, `/fixtures/${ids.game}`);
    await page.getByRole('button', { name: 'Add someone' }).click();
    await page.getByRole('searchbox').fill('Newcomer');
    await page.getByRole('button', { name: /Newcomer/ }).click();
    await page.getByText('Newcomer is a new player. ').first().waitFor();
    await page.goto(`${app.url}/players/${ids.ashley}`);
    await page.getByRole('button', { name: 'Cash', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: /^Take/ }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Undone').waitFor();
    expect(complaints).toEqual([]);
  });

  async function logIn(page: Page, path: string): Promise<void> {
    await page.goto(app.url + path);
    await page.getByRole('button', { name: 'Helping out? Log in with your name' }).click();
    await page.getByLabel('Your name').fill('Sam Porter');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Log in', exact: true }).click();
    await page.waitForURL(app.url + path);
  }

  async function fill(): Promise<void> {
    const add = async (path: string, body: unknown) => (await app.call<{ id: string }>(path, body)).id;
    const names = { name: 'Ashley Kingscote', accepted_bank_names: ['KINGSCOTE AM'] };
    ids.ashley = await add('/api/v1/players', names);
    const bob = await add('/api/v1/players', { name: 'Bob' });
    const game = { date: '2026-01-07', time: '18:30', location: 'Riverside 5s', cost: 4500 };
    ids.game = await add('/api/v1/fixtures', { ...game, player_ids: [ids.ashley, bob] });
    await add('/api/v1/fixtures', { ...game, date: '2040-11-28', player_ids: [ids.ashley] });
    await app.deliver((ids.payment = 'tx_1'), 'KINGSCOTE AM', 300, 'footy wed');
    await app.deliver((ids.waiting = 'tx_2'), 'GLOUCESTER J', 500, 'footy wed');
  }
});
