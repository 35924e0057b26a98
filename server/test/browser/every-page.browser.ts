import { describe, test } from 'vitest';
import { useApp } from './app.ts';
import { useBrowser } from './browser.ts';
import { createLook, type State } from './look.ts';

const STATES = {
  home: { path: '/' },
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
  'all payments': { path: '/money?show=all' },
  'a filter': { path: '/money?show=all&status=unmatched&from=2026-01-01' },
  'a payment that waits': { path: '/money/tx_2' },
  'a credited payment': { path: '/money/tx_1' },
  settings: { path: '/settings' },
  'a bank that nobody has set up': { path: '/settings/bank' },
  help: { path: '/help' },
  'no page': { path: '/nowhere' },
} satisfies Record<string, State>;

const NEWCOMERS = ['home', 'fixtures', 'players', 'payments that need somebody', 'all payments'] as const;

describe('every page, it', () => {
  const app = useApp();
  const { fill, lookAt } = createLook(app, useBrowser());

  test.each([390, 1280])('is without axe findings for a newcomer, %i px wide', (width) =>
    lookAt(width, Object.fromEntries(NEWCOMERS.map((name) => [name, STATES[name]]))),
  );
  test('is filled', fill);
  test.each([390, 1280, 320])(
    'is without axe findings, complaints and sideways scrolling, %i px wide, also with large letters',
    { timeout: 240_000 },
    (width) => lookAt(width, STATES),
  );
});
