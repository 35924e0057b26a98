import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { useApp } from './app.ts';
import { axeFindings, type Window, useBrowser, TOO_WIDE } from './browser.ts';

type Fixture = { id: string; players: { name: string; guests: number; state: string; paid: number }[] };

const SMALL = { location: 'Riverside 5s', cost: 4500, min_players: 2, max_players: 3 };

const TODAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' }).format(new Date());

describe.each([
  ['a phone', { width: 390, touch: true }],
  ['a laptop', { width: 1280, theme: 'dark' as const }],
])('a fixture on %s, it', (_where, asked) => {
  const app = useApp();
  const openWindow = useBrowser();
  let window: Window;
  let page: Page;
  let game = '';
  let played = '';
  beforeAll(async () => {
    window = await openWindow(asked);
    page = window.page;
    game = await plan('2030-11-27', '18:30');
    played = await plan(TODAY, '00:00');
  });

  const plan = async (date: string, time: string) =>
    (await app.call<Fixture>('/api/v1/fixtures', { ...SMALL, date, time })).id;
  const partiesOf = async (id: string) => {
    const { players } = await app.call<Fixture>(`/api/v1/fixtures/${id}`);
    return players.map(({ name, guests, state }) => `${name}+${guests} ${state}`);
  };
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const tick = (name: string) => page.getByRole('checkbox', { name });
  const tab = (name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) });
  const toast = (text: string) => page.getByRole('status').getByText(text);
  const open = async (id: string) => {
    await page.goto(`${app.url}/fixtures/${id}`);
    await page.getByRole('heading', { level: 1, name: ':' }).waitFor();
  };
  const choose = async (item: string) => {
    await button('More for this fixture').click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  const isClean = async () => {
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(TOO_WIDE)).toBeLessThanOrEqual(0);
  };

  test('says what to do when there is nobody yet, and adds a new player on the fly', async () => {
    await open(game);
    await page.getByText('Nobody is in yet').waitFor();
    await isClean();
    expect(await button('Add someone').count()).toBe(1);
    await button('Add someone').click();
    await page.getByText('No players yet').waitFor();
    await isClean();
    for (const name of ['Ashley', 'Bea', 'Cat', 'Dan']) {
      await page.keyboard.press('/');
      await page.getByRole('searchbox').fill(name);
      await button(`Add ${name} as a new player`).dblclick();
      await toast(`${name} is a new player. ${name} is`).waitFor();
      await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('');
    }
    const { items } = await app.call<{ items: unknown[] }>('/api/v1/players');
    expect(items.length).toBe(4);
    expect(await partiesOf(game)).toEqual(['Ashley+0 in', 'Bea+0 in', 'Cat+0 in', 'Dan+0 waiting']);
    await isClean();
  });

  test('keeps what is being searched while others change the game', async () => {
    await page.getByRole('searchbox').fill('zz');
    await page.getByText('Nobody matches “zz”').waitFor();
    await isClean();
    await app.call(`/api/v1/fixtures/${game}`, { location: 'Goals' }, 'PATCH');
    await page.getByText('Goals ·').waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('zz');
    await page.getByRole('searchbox').press('Escape');
  });

  test('moves through the lists with the arrow keys, and shows who waits and why', async () => {
    await tab('Everyone').focus();
    await page.keyboard.press('ArrowLeft');
    await page.getByText('Gets the next place').waitFor();
    expect(await tab('Waiting').getAttribute('aria-selected')).toBe('true');
    await isClean();
  });

  test('gives the place of who leaves to who waited, keeps the row in place, and undoes both', async () => {
    await tab('In').click();
    await tick('Bea').click();
    await toast('Bea is out. Dan is in, from the waiting list').waitFor();
    expect(await partiesOf(game)).toEqual(['Ashley+0 in', 'Cat+0 in', 'Dan+0 in']);
    await page.locator('.attendance:nth-child(4)').getByText('Dan').waitFor();
    const names = await page.locator('.attendance .name > span:first-child').allTextContents();
    expect(names.map((name) => name.trim())).toEqual(['Ashley', 'Bea', 'Cat', 'Dan']);
    await button('Undo').click();
    await toast('Undone').waitFor();
    expect(await partiesOf(game)).toEqual(['Ashley+0 in', 'Bea+0 in', 'Cat+0 in', 'Dan+0 waiting']);
    await tick('Bea').click();
    await toast('Bea is out. Dan is in, from the waiting list').waitFor();
    await tick('Bea').click();
    await toast('Bea is waiting: the game is full').waitFor();
    await tick('Dan').click();
    await toast('Dan is out. Bea is in, from the waiting list').waitFor();
  });

  test('counts guests with + and −, and stops when there is no room for one', async () => {
    await button('Cat').first().click();
    await page.getByText('No places left', { exact: true }).waitFor();
    expect(await button('One more guest for Cat').getAttribute('aria-disabled')).toBe('true');
    await isClean();
    await tick('Bea').click();
    await button('One more guest for Cat').click();
    await page.getByText('+ 1 guest').waitFor();
    await button('One guest fewer for Cat').click();
    await page.getByText('+ 1 guest').waitFor({ state: 'detached' });
    expect(await partiesOf(game)).toEqual(['Ashley+0 in', 'Cat+0 in']);
  });

  test('takes cash with one tap, once, and undoes it', async () => {
    await open(played);
    await tab('Everyone').waitFor();
    await page.keyboard.press('/');
    await tick('Ashley').click();
    await tick('Bea').click();
    await tab('Came').click();
    await button('Take £5.00 in cash from Ashley').dblclick();
    await toast('£5.00 cash from Ashley').waitFor();
    await page.locator('.attendance').first().getByText('Paid').waitFor();
    await page.getByText('£5.00 of £10.00 paid').waitFor();
    await isClean();
    await button('Undo').last().click();
    await button('Take £5.00 in cash from Ashley').waitFor();
    const listed = (query: string) => app.call<{ items: { amount: number }[] }>(`/api/v1/payments${query}`);
    expect((await listed('')).items).toEqual([]);
    expect((await listed('?status=void')).items.map(({ amount }) => amount)).toEqual([500]);
  });

  test('shares who still owes and, switched, the line-up', async () => {
    await button('Share').click();
    const text = page.getByRole('textbox', { name: 'What is sent' });
    await expect.poll(() => text.inputValue()).toContain('• Ashley £5.00\n• Bea £5.00');
    await isClean();
    await button('Line-up').click();
    await expect.poll(() => text.inputValue()).toContain('1. Ashley\n2. Bea');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  test('puts in who comes later or is archived all the same, and lists them from then on', async () => {
    await app.call('/api/v1/players', { name: 'Late Lee', attendance_start: '2031-01-01' });
    const { id } = await app.call<Fixture>('/api/v1/players', { name: 'Old Sam' });
    await app.call(`/api/v1/players/${id}`, { archived: true }, 'PATCH');
    await open(played);
    await tab('Everyone').waitFor();
    await page.keyboard.press('/');
    await tick('Ashley').waitFor();
    await page.getByRole('heading', { name: 'Started later' }).waitFor();
    expect(await button(/^Put in anyway/).count()).toBe(1);
    for (const name of ['Old Sam', 'Late Lee']) {
      await page.getByRole('searchbox').fill(name);
      await button(`Put in anyway: ${name}`).waitFor();
      await isClean();
      await button(`Put in anyway: ${name}`).click();
      await tick(name).waitFor();
      await expect.poll(() => page.evaluate('document.activeElement.ariaLabel')).toBe(name);
    }
    await page.getByRole('searchbox').press('Escape');
    expect(await tick('Old Sam').getAttribute('aria-checked')).toBe('true');
    expect(await partiesOf(played)).toContain('Old Sam+0 in');
  });

  test('keeps its buttons in one row on the narrowest phone', async () => {
    const size = page.viewportSize();
    await page.setViewportSize({ width: 320, height: 568 });
    expect((await page.locator('.thumb-bar').boundingBox())?.height).toBeLessThan(80);
    expect(await button('Share').count()).toBe(1);
    await isClean();
    if (size) await page.setViewportSize(size);
  });

  test('is cancelled for a reason, charges nobody, changes nobody, and is put back on', async () => {
    await open(game);
    await button('More for this fixture').click();
    await isClean();
    await page.getByRole('menuitem', { name: 'Cancel the game' }).click();
    await page.getByLabel('Another reason (optional)').fill('Frozen pitch');
    await isClean();
    await page.getByRole('button', { name: 'Cancel the game' }).click();
    await page.getByRole('heading', { name: 'Cancelled: Frozen pitch' }).waitFor();
    await page.getByRole('dialog', { name: 'Tell everyone' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await tick('Ashley').click({ force: true });
    await page.getByRole('alert').getByText('This game is cancelled').waitFor();
    expect(await partiesOf(game)).toEqual(['Ashley+0 in', 'Cat+0 in']);
    await expect.poll(() => button(/cash from/).count()).toBe(0);
    await expect.poll(() => button('Add someone').count()).toBe(0);
    await isClean();
    await button('Put it back on').click();
    await toast('The game is on again').waitFor();
    await button(/cash from Ashley/)
      .first()
      .waitFor();
  });

  test('tells its history, and hands the focus back', async () => {
    await choose('History');
    await page.getByRole('dialog').getByText('Cancelled: Frozen pitch').waitFor();
    await isClean();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await expect
      .poll(() => page.evaluate('document.activeElement.textContent'))
      .toBe('More for this fixture');
  });

  test('is deleted before it is played only, and then says that it is gone', async () => {
    await open(played);
    await button('More for this fixture').click();
    await expect.poll(() => page.getByRole('menuitem', { name: 'Delete' }).count()).toBe(0);
    await open(game);
    await choose('Delete');
    await isClean();
    await button('Delete fixture').click();
    await toast('deleted').waitFor();
    expect(new URL(page.url()).pathname).toBe('/fixtures');
    expect(window.complaints).toEqual([]);
    await page.goto(`${app.url}/fixtures/${game}`);
    await page.getByText('This fixture is not here').waitFor();
    await isClean();
    await page.getByRole('link', { name: 'All fixtures' }).click();
    await page.waitForURL(`${app.url}/fixtures`);
  });
});
