import type { Page } from 'playwright-core';
import { describe, test } from 'vitest';
import { useApp } from './app.ts';
import { useBrowser } from './browser.ts';
import { createLook, type State } from './look.ts';

/** Opens a sheet by one button after the other. */
const sheet =
  (...buttons: (string | RegExp)[]) =>
  async (page: Page) => {
    for (const name of buttons) await page.getByRole('button', { name }).first().click();
    await page.getByRole('dialog').waitFor();
  };

const menu = async (page: Page) => {
  await page.getByRole('button', { name: 'More' }).first().click();
  await page.getByRole('menu').waitFor();
};

/** Opens a sheet by an item of the page's menu. */
const fromMenu = (name: string) => async (page: Page) => {
  await menu(page);
  await page.getByRole('menuitem', { name, exact: true }).click();
  await page.getByRole('dialog').waitFor();
};

/** Every sheet and menu but those of a bank that is connected and of what waits for a signal, which have tests of their own. */
const SHEETS: Record<string, State> = {
  'a reminder': { path: '/', then: sheet('Remind Bob') },
  'a call for players': { path: '/', then: sheet('Share') },
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
  'a menu of a game': { path: '/fixtures/NEXT', then: menu },
  'a menu of a player': { path: '/players/BOB', then: menu },
  'a refused club name': {
    path: '/settings',
    then: async (page) => {
      await page.getByRole('button', { name: 'Change the club name' }).click();
      await page.getByRole('textbox', { name: 'Club name' }).fill('');
      await page.getByRole('button', { name: 'Save' }).click();
    },
  },
  'the defaults': { path: '/settings', then: sheet('Change the defaults') },
  'an invitation': { path: '/settings', then: sheet('Invite a helper') },
  'a new token': { path: '/settings', then: sheet('Make a token') },
  'a new password': { path: '/settings', then: sheet('Change the password') },
  'a removal of a helper': { path: '/settings', then: sheet('Remove Sam Porter') },
  'a reminder of everybody': { path: '/', then: sheet('Remind all') },
  'a cancellation from Home': { path: '/', then: sheet('Cancel it') },
  'a cancellation': { path: '/fixtures/NEXT', then: fromMenu('Cancel the game') },
  'a deletion of a game': { path: '/fixtures/NEXT', then: fromMenu('Delete') },
  'a history of a game': { path: '/fixtures/NEXT', then: fromMenu('History') },
  'who still owes': { path: '/fixtures/PLAYED', then: sheet('Share') },
  'other cash at a game': {
    path: '/fixtures/PLAYED',
    then: async (page) => {
      await page.locator('.attendance .name').first().click();
      await sheet('Other amount')(page);
    },
  },
  'a line of a pasted list': {
    path: '/fixtures/NEXT/paste',
    then: async (page) => {
      await page.getByRole('textbox').fill('1. Bob +1\n2. Zebedee');
      await sheet('Change Zebedee')(page);
    },
  },
  'a promise': { path: '/players/BOB', then: fromMenu('Promised to pay…') },
  'a refund': { path: '/players/BOB', then: fromMenu('Give money back') },
  'a debt to write off': { path: '/players/BOB', then: fromMenu('Write off…') },
  'a history of a player': { path: '/players/BOB', then: fromMenu('History') },
  'a deletion of a player': { path: '/players/DAN', then: fromMenu('Delete') },
  'an erasure': { path: '/players/BOB', then: fromMenu('Erase their data') },
  'a reminder with its games': { path: '/players/BOB', then: sheet('Remind') },
  'cash from a player': { path: '/players/BOB', then: sheet('Cash') },
  'a payment QR code': { path: '/players/BOB', then: sheet('Payment QR code') },
  'whose cash it is': { path: '/money', then: sheet('Take cash') },
  'what else a payment allows': { path: '/money', then: sheet(/^More about/) },
  'whose a payment is': { path: '/money', then: sheet(/^(Other|Choose a player)$/) },
  'a payment to ignore': { path: '/money', then: sheet('Ignore') },
  'a filter of payments': { path: '/money?show=all', then: sheet('Filter') },
  'money that is no player’s': { path: '/money?show=all', then: sheet('Other income or costs') },
  'a payer to hear of again': { path: '/money?show=all', then: sheet('Stop ignoring TAKEAWAY') },
};

describe('every sheet and menu, it', () => {
  const app = useApp();
  const { fill, lookAt } = createLook(app, useBrowser());

  test('has something to show', async () => {
    await fill();
    await app.call(
      '/api/v1/settings',
      { monzo_me_username: 'ashleyk', pay_to: '04-00-04 12345678' },
      'PATCH',
    );
    await app.deliver('tx_away', 'TAKEAWAY');
    await app.call('/api/v1/payments/tx_away/ignored', { remember: true }, 'PUT');
  });
  test.each([390, 320])(
    'is without axe findings, complaints and sideways scrolling, %i px wide, also with large letters',
    { timeout: 240_000 },
    (width) => lookAt(width, SHEETS),
  );
});
