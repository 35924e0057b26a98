import { describe, expect, test } from 'vitest';
import { PASSWORD } from '../support/log-in.ts';
import { axeFindings, useBrowser } from './browser.ts';
import { useUnclaimedServer } from './unclaimed-server.ts';

describe('the first run, it', () => {
  const openWindow = useBrowser();
  const link = useUnclaimedServer();

  test('leads from the printed link to a password, home, out and in again', async () => {
    const { page, complaints } = await openWindow({ isLoggedIn: false });
    const submit = async (label: string, to: string) => {
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await page.getByRole('button', { name: label, exact: true }).click();
      await page.waitForURL(link().origin + to);
    };
    await page.goto(link().href);
    await page.getByRole('heading', { level: 1, name: 'Welcome. This club is yours.' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await submit('Start', '/');
    const { cookies } = await page.context().storageState();
    expect(cookies).toMatchObject([{ name: 'paidup', httpOnly: true, sameSite: 'Strict', path: '/' }]);
    await page.context().clearCookies();
    await page.goto(`${link().origin}/players`);
    await page.getByRole('heading', { level: 1, name: 'Log in to Paid Up' }).waitFor();
    expect(page.url()).toBe(`${link().origin}/log-in?next=/players`);
    await submit('Log in', '/players');
    expect(complaints).toEqual([]);
  });
});
