import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useApp } from './app.ts';
import { axeFindings, useBrowser } from './browser.ts';

type State = { path: string; then?: (page: Page) => Promise<void> };

const sheet = (button: string) => async (page: Page) => {
  await page.getByRole('button', { name: button }).first().click();
  await page.getByRole('dialog').waitFor();
};

const STATES: Record<string, State> = {
  home: { path: '/' },
  'a reminder': { path: '/', then: sheet('Remind Bob') },
  'a call for players': { path: '/', then: sheet('Share') },
  fixtures: { path: '/fixtures' },
  'past fixtures': { path: '/fixtures?show=past' },
  'a new fixture': { path: '/fixtures/new' },
  'a refused fixture': {
    path: '/fixtures/new',
    then: (page) => page.getByRole('button', { name: 'Add fixture' }).click(),
  },
  'the next fixture': { path: '/fixtures/NEXT' },
  'a played fixture': { path: '/fixtures/PLAYED' },
  'an edited fixture': { path: '/fixtures/NEXT/edit' },
  players: { path: '/players' },
  'nobody found': { path: '/players', then: (page) => page.getByRole('searchbox').fill('nobody at all') },
  'archived players': { path: '/players?archived' },
  'a new player': { path: '/players/new' },
  'a refused form': {
    path: '/players/new',
    then: (page) => page.getByRole('button', { name: 'Add player' }).click(),
  },
  'a player': { path: '/players/ASHLEY' },
  'a player who owes': { path: '/players/BOB' },
  'an edited player': { path: '/players/ASHLEY/edit' },
  'a deletion': {
    path: '/players/ASHLEY/edit',
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

  for (const [width, theme] of [
    [390, 'light'],
    [390, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
  ] as const) {
    test(`is without axe findings for a newcomer, ${width} ${theme}`, () =>
      visit(width, theme, ['home', 'fixtures', 'players', 'payments that need somebody', 'all payments']));
  }
  test('is filled', async () => {
    const add = async (path: string, body: unknown) => (await app.call<{ id: string }>(path, body)).id;
    const player = { name: 'Ashley Kingscote', accepted_bank_names: ['KINGSCOTE AM'] };
    ids['ASHLEY'] = await add('/api/v1/players', player);
    ids['BOB'] = await add('/api/v1/players', { name: 'Bob' });
    const game = { time: '18:30', location: 'Riverside 5s', cost: 4500, player_ids: [ids['BOB']] };
    ids['NEXT'] = await add('/api/v1/fixtures', { ...game, date: '2040-11-28' });
    ids['PLAYED'] = await add('/api/v1/fixtures', { ...game, date: '2026-01-07' });
    await add('/api/v1/deputies', { name: 'Sam Porter' });
    await app.deliver('tx_1', 'KINGSCOTE AM');
    await app.deliver('tx_2', 'AN EXTRAORDINARILY LONG PAYER NAME-WITHOUTANYBREAKATALLINITSSECONDHALF');
    await app.deliver('tx_3', 'SMITH J & JONES A', 1_234_567, 'FOOTY WED');
  });
  for (const [width, theme] of [
    [390, 'light'],
    [390, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
    [320, 'light'],
  ] as const) {
    test(`is without axe findings, complaints and sideways scrolling, ${width} ${theme}`, () =>
      visit(width, theme, Object.keys(STATES)));
  }

  async function visit(width: number, theme: 'light' | 'dark', names: string[]): Promise<void> {
    const { page, complaints } = await openWindow({ width, theme });
    for (const name of names) {
      const state = STATES[name];
      if (!state) throw new Error(name);
      await page.goto(app.url + state.path.replace(/[A-Z]{3,}/, (id) => ids[id] ?? id));
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expect.poll(() => page.getByText('Loading…').count(), { message: name }).toBe(0);
      await state.then?.(page);
      expect(await axeFindings(page), name).toEqual([]);
      expect(await page.locator('h1').count(), name).toBe(1);
      expect(await page.title(), name).toMatch(/^\S.* · Paid Up$/);
      expect(
        await page.evaluate('document.documentElement.scrollWidth - innerWidth'),
        name,
      ).toBeLessThanOrEqual(0);
      expect(await page.evaluate(TOO_SMALL), name).toEqual([]);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  }
});

// A link or button that a thumb would miss. A hidden radio's label is its target, and so is a whole table row.
const TOO_SMALL = `[...document.querySelectorAll('a, button, input, label.form-check-label')]
  .filter((element) => element.checkVisibility() && !element.matches('.skip, .form-check-input'))
  .map((element) => [element.getBoundingClientRect(), element.outerHTML.slice(0, 120)])
  .filter(([box]) => Math.round(box.height) < 44 || Math.round(box.width) < 44)
  .map(([box, html]) => Math.round(box.width) + 'x' + Math.round(box.height) + ' ' + html)`;
