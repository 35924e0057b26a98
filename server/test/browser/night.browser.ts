import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { useApp } from './app.ts';
import { axeFindings, useBrowser } from './browser.ts';

type Fixture = { id: string; players: { name: string; state: string }[] };

const TODAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' }).format(new Date());
const GAME = { location: 'Riverside 5s', cost: 1500, min_players: 2, max_players: 4 };

describe('on the night, it', () => {
  const app = useApp();
  const openWindow = useBrowser();
  const ids: Record<string, string> = {};
  beforeAll(async () => {
    for (const name of ['Ashley', 'Bea', 'Cat', 'Dan'])
      ids[name] = (await app.call<{ id: string }>('/api/v1/players', { name })).id;
  });

  const playersOf = (...names: string[]) => names.map((name) => ids[name] ?? '');
  const plan = async (date: string, time: string, names: string[], more = {}) => {
    const fixture = { ...GAME, date, time, player_ids: playersOf(...names), ...more };
    return (await app.call<Fixture>('/api/v1/fixtures', fixture)).id;
  };
  const openPhone = async (theme: 'light' | 'dark' = 'light') => {
    const window = await openWindow({ touch: true, theme });
    await window.page.goto(app.url);
    return window;
  };
  const isClean = async (page: Page) => {
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  };

  test('keeps today’s game first on Home once it has kicked off, with who came and cash', async () => {
    const game = await plan(TODAY, '00:00', ['Ashley', 'Bea']);
    await plan('2040-11-28', '18:30', ['Ashley']);
    const { page, complaints } = await openPhone();
    const card = page.locator('.page .card').filter({ hasText: 'Today, 00:00' });
    await card.getByText('Kicked off').waitFor();
    await card.getByText('£0.00 of £10.00 paid · 2 still owe £10.00').waitFor();
    await isClean(page);
    await card.getByRole('link', { name: 'Take cash' }).tap();
    await page.getByRole('button', { name: 'Take £5.00 in cash from Ashley' }).tap();
    await page.locator('.attendance').first().getByText('Paid').waitFor();
    await page.goBack();
    await card.getByText('£5.00 of £10.00 paid · 1 still owes £5.00').waitFor();
    await card.getByRole('link', { name: 'Who came' }).tap();
    await page.waitForURL(`**/fixtures/${game}?show=everyone`);
    expect(complaints).toEqual([]);
  });

  test('asks about a kick-off that was earlier today', async () => {
    const { page } = await openPhone();
    await page.goto(`${app.url}/fixtures/new`);
    await page.getByLabel('Date').fill(TODAY);
    await page.getByLabel('Kick-off').fill('00:00');
    await page.getByText('That kick-off has passed, so the game counts as played').waitFor();
  });
});
