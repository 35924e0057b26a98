import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { useApp } from './app.ts';
import { useBrowser } from './browser.ts';

type Fixture = { id: string; head_count: number };
type Player = { id: string; total_paid: number; accepted_bank_names: string[] };

const TEN = ['Ash', 'Bea', 'Cat', 'Dan', 'Eve', 'Fay', 'Gus', 'Hal', 'Ivy', 'Jon'];
const TODAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' }).format(new Date());
const GAME = { location: 'Riverside 5s', cost: 4500, time: '00:00' };

/** How many taps from Home what an evening needs takes, on a phone. */
describe('an organiser at Home', () => {
  const app = useApp();
  const openWindow = useBrowser();
  const ids: Record<string, string> = {};
  let next: Fixture;
  beforeAll(async () => {
    for (const name of [...TEN, 'Kim'])
      ids[name] = (
        await app.call<Player>('/api/v1/players', { name, accepted_bank_names: [`MR ${name}`] })
      ).id;
    await plan(TODAY, TEN);
    next = await plan('2040-11-28', []);
  });

  test('puts ten people into a usual week’s game with eight taps at most', async () => {
    const { page, tap, taps } = await atHome();
    await tap(gameCard(page).getByRole('link', { name: 'Who is in' }));
    await tap(page.getByRole('button', { name: /^Same as / }));
    await expect.poll(headCount).toBe(10);
    // Jon is away, and Kim comes instead.
    await tap(page.getByRole('checkbox', { name: 'Jon' }));
    await expect.poll(headCount).toBe(9);
    await tap(page.getByRole('tab', { name: /Everyone/ }));
    await tap(page.getByRole('checkbox', { name: 'Kim' }));
    await expect.poll(headCount).toBe(10);
    expect(taps()).toBeLessThanOrEqual(8);
  });

  test('takes somebody’s cash with two', async () => {
    const { page, tap, taps } = await atHome();
    await tap(page.getByRole('link', { name: 'Take cash' }).first());
    await tap(page.getByRole('button', { name: 'Take £5.00 in cash from Ash' }));
    await expect.poll(() => paid('Ash')).toBe(500);
    expect(taps()).toBeLessThanOrEqual(2);
  });

  test('credits and remembers an unknown payment with two', async () => {
    await app.deliver('tx_bea', 'BEA');
    const { page, tap, taps } = await atHome();
    await tap(page.getByRole('link', { name: /^1 payment needs you/ }));
    await tap(page.getByRole('button', { name: 'Credit and remember Bea' }));
    await expect.poll(() => paid('Bea')).toBe(500);
    expect((await player('Bea')).accepted_bank_names).toContain('BEA');
    expect(taps()).toBeLessThanOrEqual(2);
  });

  test('reminds the whole group with three, of which the phone’s own sheet has the last', async () => {
    const { page, tap, taps } = await atHome();
    await tap(page.getByRole('button', { name: 'Remind all' }));
    await tap(page.getByRole('dialog').getByRole('button', { name: 'Share' }));
    await page.getByText(/players were reminded/).waitFor();
    expect(taps()).toBeLessThanOrEqual(2);
  });

  test('puts a wrong credit and its name right with five', async () => {
    await app.deliver('tx_wrong', 'MR Cat', 600);
    const { page, tap, taps } = await atHome();
    await tap(page.getByRole('link', { name: 'Players' }));
    await tap(page.getByRole('link', { name: /^Cat/ }));
    await tap(page.getByRole('button', { name: 'Move to…: Bank transfer, £6.00' }));
    await tap(page.getByRole('dialog').getByRole('button', { name: /^Dan/ }));
    await tap(page.getByRole('dialog').getByRole('button', { name: 'Move this name to Dan' }));
    await expect.poll(() => paid('Dan')).toBe(600);
    expect((await player('Dan')).accepted_bank_names).toContain('MR Cat');
    expect(taps()).toBeLessThanOrEqual(5);
  });

  test('cancels a game and tells everyone with three, of which the last leaves the app', async () => {
    const { page, tap, taps } = await atHome();
    await tap(page.getByRole('button', { name: 'Cancel it' }));
    await tap(page.getByRole('button', { name: 'Frozen pitch' }));
    await page.getByRole('link', { name: 'Send with WhatsApp' }).waitFor();
    expect(await app.call(`/api/v1/fixtures/${next.id}`)).toMatchObject({ status: 'cancelled' });
    expect(taps()).toBeLessThanOrEqual(2);
  });

  /** A phone at Home, and what taps and counts. */
  async function atHome() {
    const { page } = await openWindow({ touch: true });
    await page.addInitScript('navigator.share = async () => {};');
    await page.goto(app.url);
    let count = 0;
    const tap = async (target: Locator) => {
      count += 1;
      await target.tap();
    };
    return { page, tap, taps: () => count };
  }

  const gameCard = (page: Page) => page.locator('.page .card').filter({ hasText: 'Wed 28 Nov 2040' });
  const plan = (date: string, names: string[]) =>
    app.call<Fixture>('/api/v1/fixtures', { ...GAME, date, player_ids: names.map((name) => ids[name]) });
  const player = (name: string) => app.call<Player>(`/api/v1/players/${ids[name]}`);
  const paid = async (name: string) => (await player(name)).total_paid;
  const headCount = async () => (await app.call<Fixture>(`/api/v1/fixtures/${next.id}`)).head_count;
});
