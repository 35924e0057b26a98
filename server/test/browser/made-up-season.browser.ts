import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { PASSWORD } from '../support/log-in.ts';
import { axeFindings, useBrowser } from './browser.ts';
import { useUnclaimedServer } from './unclaimed-server.ts';

const LOOK_AROUND = 'Look around in a made-up season';
const BANNER = 'This is a made-up season. Nothing here is real.';

describe('a made-up season, it', () => {
  const openWindow = useBrowser();
  const link = useUnclaimedServer();

  const tap = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).tap();
  const bannerOn = (page: Page) => page.getByText(BANNER).waitFor();
  // The season is played first, which takes a busy machine a while.
  const seasonOn = (page: Page) => page.waitForURL(`${link().origin}/made-up/`, { timeout: 60_000 });
  const welcomeOn = (page: Page) =>
    page.getByRole('heading', { name: 'Two steps, then the money finds its own way' }).waitFor();

  test(
    'opens from the set-up and from the welcome page, says so everywhere, and one tap clears it away',
    { timeout: 120_000 },
    async () => {
      const { page, complaints } = await openWindow({ isLoggedIn: false, touch: true });
      await page.goto(link().href);
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await tap(page, LOOK_AROUND);
      await seasonOn(page);
      await bannerOn(page);
      await page.getByRole('heading', { name: 'Wednesday Football' }).waitFor();
      await tap(page, 'Clear it away');
      await page.waitForURL(`${link().origin}/`);
      await welcomeOn(page);
      expect(await page.getByText(BANNER).count()).toBe(0);

      await tap(page, LOOK_AROUND);
      await seasonOn(page);
      for (const [place, shown] of [
        ['Fixtures', 'Riverside 5s'],
        ['Players', 'Ashley Kingscote'],
        ['Money', 'KINGSCOT AM'],
      ] as const) {
        await page.getByRole('link', { name: place }).first().tap();
        await page.getByText(shown).first().waitFor();
        await bannerOn(page);
        expect(await axeFindings(page), place).toEqual([]);
        const hidden = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
        expect(hidden, place).toBe(0);
      }
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.goto(`${link().origin}/made-up/settings/bank`);
      await page.waitForURL(`${link().origin}/made-up/settings`);
      await page.getByRole('heading', { name: 'Not in the made-up season' }).waitFor();
      expect(await page.getByText('Who can open this').count()).toBe(0);
      expect(await axeFindings(page)).toEqual([]);

      // The real club is still empty, in another tab of the same browser, and says where the season is.
      const real = await page.context().newPage();
      await real.goto(`${link().origin}/players`);
      await real.getByText('No players yet').waitFor();
      await real.getByRole('link', { name: 'Home' }).tap();
      await welcomeOn(real);
      expect(await real.getByRole('button', { name: LOOK_AROUND }).count()).toBe(0);
      expect(await axeFindings(real)).toEqual([]);
      expect(await real.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
      await real.getByRole('link', { name: 'Back to the made-up season' }).tap();
      await seasonOn(real);
      await bannerOn(real);
      await real.goto(link().origin);
      await real.getByRole('link', { name: 'Back to the made-up season' }).waitFor();
      await tap(real, 'Clear it away');
      await real.getByRole('button', { name: LOOK_AROUND }).waitFor();
      await page.reload();
      await page.waitForURL(`${link().origin}/`);
      await welcomeOn(page);
      expect(await page.getByRole('link', { name: 'Back to the made-up season' }).count()).toBe(0);
      const left = 'JSON.stringify({ ...localStorage, ...sessionStorage })';
      expect(await real.evaluate(left)).not.toMatch(/made-up:|Kingscote/);

      // A tab that was left open in the season can change nothing any more, and leads home.
      await real.goto(`${link().origin}/made-up/players`);
      await real.waitForURL(`${link().origin}/`);
      await welcomeOn(real);
      expect(complaints.filter((line) => !line.includes('404'))).toEqual([]);
    },
  );
});
