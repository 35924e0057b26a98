import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { useApp } from './app.ts';
import { axeFindings, clickTwice, TOO_WIDE, useBrowser } from './browser.ts';

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
    expect(await page.evaluate(TOO_WIDE)).toBeLessThanOrEqual(0);
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

  test('says where cash on a row goes, offers the whole debt, and rests until it is undone', async () => {
    const old = { fee: 500, cost: 0 };
    for (const date of ['2026-01-07', '2026-01-14', '2026-01-21']) await plan(date, '18:30', ['Cat'], old);
    const game = await plan(TODAY, '00:01', ['Cat'], old);
    const { page, complaints } = await openPhone('dark');
    await page.goto(`${app.url}/fixtures/${game}`);
    const row = page.locator('.attendance').filter({ hasText: 'Cat' });
    const button = (name: string) => row.getByRole('button', { name });
    const amounts = async () => {
      const path = `/api/v1/payments?player_id=${ids['Cat']}`;
      const { items } = await app.call<{ items: { amount: number }[] }>(path);
      return items.reduce((sum, { amount }) => sum + amount, 0);
    };
    await row.getByText('owes £20.00 since 7 Jan').waitFor();
    await isClean(page);
    await button('£5.00 → Wed 7 Jan, cash from Cat').tap();
    await page.getByRole('status').getByText('£5.00 cash from Cat: pays for Wed 7 Jan').waitFor();
    await row.getByText('£5.00 taken').waitFor();
    await row.getByText('owes £15.00 since 14 Jan').waitFor();
    await expect.poll(() => row.locator('.cash').count()).toBe(0);
    await isClean(page);
    await page.getByRole('button', { name: 'Undo' }).tap();
    await button('All £20.00, cash from Cat').waitFor();
    expect(await amounts()).toBe(0);
    await row.locator('.cash.is-all').dblclick();
    await page.getByRole('status').getByText('£20.00 cash from Cat: all paid').waitFor();
    await row.getByText('Paid', { exact: true }).waitFor();
    expect(await amounts()).toBe(2000);
    expect(complaints).toEqual([]);
  });

  test('keeps both cash buttons of a row on one line, and whole on two where one is too short', async () => {
    ids['Eve'] = (await app.call<{ id: string }>('/api/v1/players', EVE)).id;
    const old = { fee: 500, cost: 0 };
    for (const date of ['2026-01-06', '2026-01-13']) await plan(date, '18:30', ['Eve'], old);
    const game = await plan(TODAY, '00:03', ['Eve'], old);
    await app.deliver('tx_part', 'EVE E', 200);
    const { page } = await openPhone();
    await page.goto(`${app.url}/fixtures/${game}`);
    await page.getByRole('button', { name: '£5.00 → oldest first, cash from Eve' }).waitFor();
    const lines = () => page.evaluate(CASH_LINES);
    await expect.poll(lines).toEqual([FILLED]);
    await page.setViewportSize({ width: 320, height: 844 });
    await expect.poll(lines).toEqual([FILLED, FILLED]);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.evaluate('document.documentElement.style.fontSize = "200%"');
    await expect.poll(lines).toEqual([FILLED, FILLED]);
    await isClean(page);
  });

  test('asks who still owes for what they owe in all', async () => {
    await plan('2026-01-28', '18:30', ['Dan'], { fee: 700 });
    const game = await plan(TODAY, '00:02', ['Dan'], { fee: 400 });
    const { page } = await openPhone();
    await page.goto(`${app.url}/fixtures/${game}`);
    await page.getByRole('button', { name: 'Share' }).tap();
    const text = page.getByRole('textbox', { name: 'What is sent' });
    await expect.poll(() => text.inputValue()).toContain('earlier games included:\n\n• Dan £11.00');
  });

  test('enters cash from a sheet once, however quickly it is tapped again', async () => {
    const { page } = await openPhone();
    await page.goto(`${app.url}/money?cash=1`);
    await page.getByRole('dialog').getByText('Dan').tap();
    await clickTwice(page.getByRole('button', { name: 'Take £11.00' }));
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    const { items } = await app.call<{ items: unknown[] }>(`/api/v1/payments?player_id=${ids['Dan']}`);
    expect(items).toHaveLength(1);
  });

  test('loses nobody their place by a slip in a full game', async () => {
    const game = await plan('2040-12-05', '18:30', ['Ashley', 'Bea', 'Cat', 'Dan'], { max_players: 3 });
    const places = async () => {
      const { players } = await app.call<Fixture>(`/api/v1/fixtures/${game}`);
      return players.map(({ name, state }) => `${name} ${state}`);
    };
    const full = ['Ashley in', 'Bea in', 'Cat in', 'Dan waiting'];
    const { page, complaints } = await openPhone();
    await page.goto(`${app.url}/fixtures/${game}?show=everyone`);
    await page.locator('.attendance .name').filter({ hasText: 'Ashley' }).tap();
    await page.getByRole('button', { name: 'One more guest for Ashley' }).waitFor();
    expect(await places()).toEqual(full);
    await isClean(page);
    await page.getByRole('checkbox', { name: 'Ashley' }).tap();
    await page.getByRole('status').getByText('Ashley is out. Dan is in, from the waiting list').waitFor();
    await page.getByRole('button', { name: 'Undo' }).tap();
    await page.getByRole('status').getByText('Undone').waitFor();
    expect(await places()).toEqual(full);
    await page.getByRole('tab', { name: 'Waiting' }).tap();
    await page.locator('.attendance .name').filter({ hasText: 'Dan' }).tap();
    await page.getByRole('button', { name: 'One more guest for Dan' }).waitFor();
    await isClean(page);
    expect(complaints).toEqual([]);
  });

  test('puts in the same as last week at one tap, and plans the same again', async () => {
    await plan('2041-01-02', '18:30', ['Ashley', 'Bea']);
    const game = await plan('2041-01-09', '18:30', []);
    await plan('2041-01-16', '18:30', ['Dan']);
    const { page, complaints } = await openPhone();
    await page.goto(`${app.url}/fixtures/${game}`);
    await page.getByRole('button', { name: 'Same as last week (2)' }).tap();
    await page.getByRole('status').getByText('2 put in').waitFor();
    expect(await page.evaluate(UNDO_FROM_THE_END)).toBeLessThan(12);
    await page.getByRole('checkbox', { name: 'Bea' }).waitFor();
    await isClean(page);
    await page.getByRole('button', { name: 'More for this fixture' }).tap();
    await page.getByRole('menuitem', { name: 'Same again next week' }).tap();
    await page.getByRole('heading', { name: 'Wed 16 Jan 2041, 18:30' }).waitFor();
    await page.getByRole('status').getByText('added with the same 2').waitFor();
    await page.getByRole('checkbox', { name: 'Bea' }).waitFor();
    expect(complaints).toEqual([]);
  });
});

// How far the toast's button is from the toast's end.
const UNDO_FROM_THE_END = `(() => {
  const [toast, undo] = ['.toast', '.toast button'].map((part) => document.querySelector(part).getBoundingClientRect());
  return toast.right - undo.right;
})()`;

const EVE = { name: 'Eve', accepted_bank_names: ['EVE E'] };

// The lines of the cash buttons, each with what it leaves free left and right in the row, and what its buttons cut off.
const CASH_LINES = `(() => {
  const row = document.querySelector('.attendance .beside').getBoundingClientRect();
  const buttons = [...document.querySelectorAll('.cash')].map((button) => ({
    ...button.getBoundingClientRect().toJSON(),
    cut: button.scrollWidth - button.clientWidth,
  }));
  return [...new Set(buttons.map(({ top }) => top))].map((top) => {
    const line = buttons.filter((button) => button.top === top);
    const [left, right] = [line[0].left - row.left, row.right - line.at(-1).right].map(Math.round);
    return { left, right, cut: line.some(({ cut }) => cut > 0) };
  });
})()`;
const FILLED = { left: 0, right: 0, cut: false };
