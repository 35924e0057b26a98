import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { useApp } from './app.ts';
import { axeFindings, useBrowser } from './browser.ts';

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
});

async function isClean(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
}
