import { beforeAll, describe, expect, test } from 'vitest';
import { useApp } from './app.ts';
import { axeFindings, useBrowser } from './browser.ts';

type Player = { id: string; rev: number };

describe('trouble, it', () => {
  const app = useApp();
  const openWindow = useBrowser();
  let ashley: Player;
  beforeAll(async () => {
    const player = { name: 'Ashley', accepted_bank_names: ['KINGSCOTE AM'] };
    ashley = await app.call<Player>('/api/v1/players', player);
  });

  test('says at the field whose bank name it is already', async () => {
    const { page, complaints } = await openWindow();
    await page.goto(`${app.url}/players/new`);
    await page.getByLabel('Name', { exact: true }).fill('Bob');
    const field = page.getByRole('textbox', { name: 'Bank names' });
    await field.fill('kingscote am');
    await page.getByRole('button', { name: 'Add player' }).click();
    await page.getByText(/Ashley/).waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    const explained = (await field.getAttribute('aria-describedby'))?.split(' ')[0];
    expect(await page.locator(`[id="${explained}"]`).textContent()).toContain('Ashley');
    expect(await page.evaluate('document.activeElement.getAttribute("aria-describedby")')).toContain(
      explained,
    );
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('keeps an edit that somebody else overtook, and puts it in place when saved again', async () => {
    const { page } = await openWindow();
    await page.goto(`${app.url}/players/${ashley.id}/edit`);
    await page.getByLabel('Name', { exact: true }).fill('Ash');
    await app.call(
      `/api/v1/players/${ashley.id}`,
      { accepted_bank_names: ['KINGSCOTE AM', 'FOOTY ASH'] },
      'PATCH',
    );
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Someone else has changed this').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save mine' }).click();
    await page.getByRole('heading', { name: 'Ash', exact: true }).waitFor();
    await page.getByText('FOOTY ASH').waitFor();
  });

  test('offers to archive a player who has payments instead of deleting them, and to restore them', async () => {
    const { page } = await openWindow();
    await page.goto(`${app.url}/players/${ashley.id}/edit`);
    await page.getByRole('button', { name: 'Delete' }).click();
    // The payment comes while the sheet is open.
    await app.deliver('tx_kept', 'KINGSCOTE AM');
    await page.getByRole('button', { name: 'Delete player' }).click();
    await page.getByRole('button', { name: 'Archive instead' }).click();
    await page.getByText('Archived: not listed for games').waitFor();
    await page.goto(`${app.url}/players?archived`);
    await page.getByText('KINGSCOTE AM').waitFor();
    await page.goto(`${app.url}/players/${ashley.id}/edit`);
    await page.getByRole('button', { name: 'Restore' }).click();
    await page.getByText('Playing since').waitFor();
  });

  test('says what failed and tries again when asked', async () => {
    for (const path of ['/', '/players', '/money?show=all', `/players/${ashley.id}`, '/settings']) {
      const { page, complaints } = await openWindow();
      let isDown = true;
      // The event stream stays down, or it would fetch everything again before anybody asks for it.
      await page.route('**/api/v1/**', (route) =>
        isDown || route.request().url().endsWith('/events') ? route.abort() : route.continue(),
      );
      await page.goto(app.url + path);
      await page.getByText('Paid Up can’t be reached.').waitFor();
      expect(await axeFindings(page)).toEqual([]);
      isDown = false;
      await page.getByRole('button', { name: 'Try again' }).click();
      if (path === '/settings') await page.getByRole('button', { name: 'Make a token' }).waitFor();
      else
        await page
          .getByText(/£5\.00/)
          .first()
          .waitFor();
      expect(await page.getByText('Paid Up can’t be reached.').count()).toBe(0);
      expect(complaints).toEqual([]);
    }
  });

  test.each([
    ['players/nope', 'There is no such player', 'All players', '/players'],
    ['players/nope/edit', 'There is no such player', 'All players', '/players'],
    ['fixtures/nope/edit', 'This fixture is not here', 'All fixtures', '/fixtures'],
    ['money/nope', 'There is no such payment', 'All payments', '/money?show=all'],
  ])('says that there is nothing at /%s, and where the others are', async (path, words, others, to) => {
    const { page } = await openWindow();
    await page.goto(`${app.url}/${path}`);
    await page.getByText(words).waitFor();
    await page.getByRole('heading', { level: 1, name: 'Not found' }).waitFor();
    expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('link', { name: others }).click();
    await page.waitForURL(app.url + to);
  });

  test('says from when what it shows is while offline, and catches up when back', async () => {
    const { page, complaints } = await openWindow();
    await page.goto(`${app.url}/money?show=all`);
    await page.getByText('£5.00').first().waitFor();
    await page.context().setOffline(true);
    await page.getByText(/No signal: showing what you last saw at \d\d:\d\d/).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await app.deliver('tx_while_offline', 'KINGSCOTE AM', 1234);
    await page.context().setOffline(false);
    await page.getByText('Connected again.').waitFor();
    await page.getByText('£12.34').first().waitFor();
    expect(complaints).toEqual([]);
  });

  test('no longer says in a form that nobody can be reached once that is over', async () => {
    const { page } = await openWindow();
    await page.goto(`${app.url}/players/new`);
    await page.getByLabel('Name', { exact: true }).fill('Priya');
    await page.context().setOffline(true);
    await page.getByText('No signal').waitFor();
    await page.getByRole('button', { name: 'Add player' }).click();
    await page.getByText('Paid Up can’t be reached.').waitFor();
    await page.context().setOffline(false);
    await page.getByText('Connected again.').waitFor();
    await page.getByText('Paid Up can’t be reached.').waitFor({ state: 'detached' });
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Priya');
  });

  test('offers to load again what could not be fetched: a page, and a part of one', async () => {
    const { page } = await openWindow();
    await page.goto(`${app.url}/players/${ashley.id}`);
    await page.getByRole('heading', { level: 1, name: 'Ash' }).waitFor();
    let isDown = true;
    await page.route('**/assets/*', (route) => (isDown ? route.abort() : route.continue()));

    await page.getByRole('button', { name: 'Cash' }).click();
    await page.getByText('This part of the app couldn’t be fetched.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    isDown = false;
    await page.getByRole('button', { name: 'Load again' }).click();
    await page.getByRole('button', { name: 'Cash' }).click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');

    isDown = true;
    await page.getByRole('link', { name: 'Fixtures' }).first().click();
    await page.getByRole('heading', { name: 'Not available offline' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    isDown = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { level: 1, name: 'Fixtures' }).waitFor();
  });
});
