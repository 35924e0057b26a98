import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useApp } from './app.ts';
import { axeFindings, useBrowser, TOO_WIDE } from './browser.ts';

type State = { path: string; then?: (page: Page) => Promise<void> };

const sheet = (button: string) => async (page: Page) => {
  await page.getByRole('button', { name: button }).first().click();
  await page.getByRole('dialog').waitFor();
};

async function menu(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More' }).first().click();
  await page.getByRole('menu').waitFor();
}

const STATES: Record<string, State> = {
  home: { path: '/' },
  'a reminder': { path: '/', then: sheet('Remind Bob') },
  'a call for players': { path: '/', then: sheet('Share') },
  fixtures: { path: '/fixtures' },
  'past fixtures': { path: '/fixtures?show=past' },
  'a new fixture': { path: '/fixtures/new' },
  'a refused fixture': {
    path: '/fixtures/new',
    then: async (page) => {
      await page.getByLabel('Place', { exact: true }).fill('');
      await page.getByRole('button', { name: 'Add fixture' }).click();
      await page.locator('.is-invalid').first().waitFor();
    },
  },
  'the next fixture': { path: '/fixtures/NEXT' },
  'a played fixture': { path: '/fixtures/PLAYED' },
  'an edited fixture': { path: '/fixtures/NEXT/edit' },
  'a pasted list': {
    path: '/fixtures/NEXT/paste',
    then: (page) => page.getByRole('textbox').fill('1. Bob +1\n2. Ash\n3. Lee\nout: Ashley'),
  },
  players: { path: '/players' },
  'nobody found': { path: '/players', then: (page) => page.getByRole('searchbox').fill('nobody at all') },
  'archived players': { path: '/players?archived' },
  'a new player': { path: '/players/new' },
  'a refused form': {
    path: '/players/new',
    then: async (page) => {
      await page.getByRole('button', { name: 'Add player' }).click();
      await page.locator('.is-invalid').first().waitFor();
    },
  },
  'a player': { path: '/players/ASHLEY' },
  'a player who owes': { path: '/players/BOB' },
  'an edited player': { path: '/players/ASHLEY/edit' },
  'a deletion': {
    path: '/players/DAN/edit',
    then: async (page) => {
      await page.getByRole('button', { name: 'Delete' }).click();
      await page.getByRole('button', { name: 'Delete player' }).waitFor();
    },
  },
  'payments that need somebody': { path: '/money' },
  'a split': {
    path: '/money',
    then: async (page) => {
      await page.getByRole('button', { name: 'Split' }).first().click();
      await page.getByRole('button', { name: 'Add a player' }).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /Ashley/ })
        .click();
      await page.getByText('Nothing left over.').waitFor();
    },
  },
  'all payments': { path: '/money?show=all' },
  'a filter': { path: '/money?show=all&status=unmatched&from=2026-01-01' },
  'a payment that waits': { path: '/money/tx_2' },
  'a credited payment': { path: '/money/tx_1' },
  settings: { path: '/settings' },
  'refused settings': {
    path: '/settings',
    then: async (page) => {
      await page.getByLabel('Club name').fill('');
      await page.getByRole('button', { name: 'Save' }).click();
    },
  },
  'a menu of a game': { path: '/fixtures/NEXT', then: menu },
  'a menu of a player': { path: '/players/BOB', then: menu },
  'an invitation': { path: '/settings', then: sheet('Invite a helper') },
  'a new token': { path: '/settings', then: sheet('Make a token') },
  'a new password': { path: '/settings', then: sheet('Change the password') },
  'a removal of a helper': { path: '/settings', then: sheet('Remove Sam Porter') },
  'a bank that nobody has set up': { path: '/settings/bank' },
  help: { path: '/help' },
  'no page': { path: '/nowhere' },
};

describe('every page, it', () => {
  const app = useApp();
  const openWindow = useBrowser();
  const ids: Record<string, string> = {};

  test.each([390, 1280])('is without axe findings for a newcomer, %i px wide', (width) =>
    visit(width, ['home', 'fixtures', 'players', 'payments that need somebody', 'all payments']),
  );
  test('is filled', async () => {
    const add = async (path: string, body: unknown) => (await app.call<{ id: string }>(path, body)).id;
    const player = { name: 'Ashley Kingscote', accepted_bank_names: ['KINGSCOTE AM'] };
    ids['ASHLEY'] = await add('/api/v1/players', player);
    // Only whoever has no past can be deleted.
    ids['DAN'] = await add('/api/v1/players', { name: 'Dan' });
    ids['BOB'] = await add('/api/v1/players', { name: 'Bob' });
    const game = { time: '18:30', location: 'Riverside 5s', cost: 4500, player_ids: [ids['BOB']] };
    ids['NEXT'] = await add('/api/v1/fixtures', { ...game, date: '2040-11-28' });
    ids['PLAYED'] = await add('/api/v1/fixtures', { ...game, date: '2026-01-07' });
    await add('/api/v1/deputies', { name: 'Sam Porter' });
    await app.deliver('tx_1', 'KINGSCOTE AM');
    await app.deliver('tx_2', 'AN EXTRAORDINARILY LONG PAYER NAME-WITHOUTANYBREAKATALLINITSSECONDHALF');
    await app.deliver('tx_4', 'MISS KINGSCOTE AM');
    await app.deliver('tx_3', 'SMITH J & JONES A', 1_234_567, 'FOOTY WED');
  });
  test.each([390, 1280, 320])(
    'is without axe findings, complaints and sideways scrolling, %i px wide, also with large letters',
    { timeout: 240_000 },
    (width) => visit(width, Object.keys(STATES)),
  );

  async function visit(width: number, names: string[]): Promise<void> {
    const { page, complaints } = await openWindow({ width });
    for (const name of names) {
      const state = STATES[name];
      if (!state) throw new Error(name);
      await open(page, name, state);
      for (const theme of width === 320 ? (['light'] as const) : (['light', 'dark'] as const)) {
        await page.emulateMedia({ colorScheme: theme });
        await page.locator(`html[data-bs-theme=${theme}]`).waitFor();
        // The colours get there by transitions.
        await expect.poll(() => axeFindings(page), { message: `${name}, ${theme}` }).toEqual([]);
      }
      expect(await page.locator('h1').count(), name).toBe(1);
      expect(await page.title(), name).toMatch(/^\S.* · Paid Up$/);
      expect(await page.evaluate(TOO_WIDE), name).toBeLessThanOrEqual(0);
      expect(await page.evaluate(TOO_SMALL), name).toEqual([]);
      await page.emulateMedia({ colorScheme: 'light' });
      if (width === 390) {
        await page.evaluate('document.documentElement.style.fontSize = "200%"');
        // An open menu looks for its place again.
        await expect.poll(() => page.evaluate(CUT_OFF), { message: name }).toEqual([]);
        expect(await page.evaluate(TOO_WIDE), `${name}, with large letters`).toBeLessThanOrEqual(0);
      }
    }
    expect(await page.evaluate(HOVERS_ON_TOUCH)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  }

  async function open(page: Page, name: string, { path, then }: State): Promise<void> {
    await page.goto(app.url + path.replace(/[A-Z]{3,}/, (id) => ids[id] ?? id));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expect.poll(() => page.getByText('Loading…').count(), { message: name }).toBe(0);
    await then?.(page);
  }
});

// A rule for a pointer that hovers, which a touch screen goes on applying to whatever was tapped last.
const HOVERS_ON_TOUCH = `[...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
  .filter((rule) => rule.selectorText?.includes(':hover')).map((rule) => rule.cssText)`;

// Text that its own box or the window's edge hides a part of.
const CUT_OFF = `[...document.querySelectorAll('body *')]
  .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ''))
  .filter((element) => element.checkVisibility() && !element.closest('.visually-hidden, .skip, [aria-hidden=true]'))
  .filter((element) => {
    const { overflow, overflowX } = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const hides = overflow !== 'visible' && overflowX !== 'auto';
    return (hides && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)) ||
      box.right > innerWidth + 1 || box.left < -1;
  })
  .map((element) => element.outerHTML.slice(0, 160))`;

// A link or button that a thumb would miss. A hidden radio's label is its target, and so is a whole table row.
const TOO_SMALL = `[...document.querySelectorAll('a, button, input, label.form-check-label')]
  .filter((element) => element.checkVisibility() && !element.matches('.skip, .form-check-input'))
  .map((element) => [element.getBoundingClientRect(), element.outerHTML.slice(0, 120)])
  .filter(([box]) => Math.round(box.height) < 44 || Math.round(box.width) < 44)
  .map(([box, html]) => Math.round(box.width) + 'x' + Math.round(box.height) + ' ' + html)`;
