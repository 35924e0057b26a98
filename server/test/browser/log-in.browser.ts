import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useApp } from './app.ts';
import { axeFindings, useBrowser, TOO_WIDE } from './browser.ts';

describe('the log-in, it', () => {
  const app = useApp();
  const openWindow = useBrowser();
  const field = (page: Page) => page.getByLabel('Password', { exact: true });
  const submit = (page: Page) => page.getByRole('button', { name: 'Log in', exact: true }).click();

  test.each([
    [390, 'light', '16px'],
    [390, 'dark', '32px'],
    [1280, 'light', '16px'],
    [320, 'dark', '16px'],
  ] as const)('says what is wrong, at %i %s with letters of %s', async (width, theme, letters) => {
    const { page, complaints } = await openWindow({ width, theme, isLoggedIn: false });
    await page.goto(`${app.url}/players`);
    await page.getByRole('heading', { level: 1, name: 'Log in to Paid Up' }).waitFor();
    await page.evaluate(`document.documentElement.style.fontSize = '${letters}'`);
    await isSound(page);
    await submit(page);
    await page.getByText('Type your password.').waitFor();
    expect(await page.evaluate('document.activeElement.type')).toBe('password');
    await field(page).fill('not the password');
    await submit(page);
    await page.getByText('That password is not right.').waitFor();
    expect(await field(page).getAttribute('aria-invalid')).toBe('true');
    await isSound(page);
    await page.getByRole('button', { name: 'Helping out?' }).click();
    await page.getByLabel('Your name').fill('Nobody');
    await submit(page);
    await page.getByText('That name and password don’t go together.').waitFor();
    await isSound(page);
    await page.context().setOffline(true);
    await submit(page);
    await page.getByText('Paid Up can’t be reached.').waitFor();
    await isSound(page);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('goes by the keyboard alone, from the heading to the page that was wanted', async () => {
    const { page } = await openWindow({ isLoggedIn: false });
    await page.goto(`${app.url}/players?archived`);
    await page.getByRole('heading', { level: 1, name: 'Log in to Paid Up' }).waitFor();
    expect(await focused(page)).toBe('H1 Log in to Paid Up');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.autocomplete')).toBe('current-password');
    await page.keyboard.type('seven wet bibs in the boot');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await field(page).getAttribute('type')).toBe('text');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('BUTTON Log in');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${app.url}/players?archived`);
  });

  test('says how long to wait after too many tries', async () => {
    const { page } = await openWindow({ isLoggedIn: false });
    await page.goto(`${app.url}/log-in`);
    for (let tries = 0; tries <= 10; tries++) {
      await field(page).fill(`wrong for the ${tries}th time`);
      await Promise.all([page.waitForResponse('**/api/v1/session'), submit(page)]);
    }
    await page.getByRole('alert').getByText('Please wait 15 min').waitFor();
    await isSound(page);
  });
});

async function isSound(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.locator('h1').count()).toBe(1);
  expect(await page.title()).toMatch(/^\S.* · Paid Up$/);
  expect(await page.evaluate(TOO_WIDE)).toBeLessThanOrEqual(0);
}

const focused = (page: Page): Promise<string> =>
  page.evaluate<string>(
    'document.activeElement.tagName + " " + document.activeElement.textContent.trim().slice(0, 30)',
  );
