import { expect, test, describe } from 'vitest';
import { useApp } from './app.ts';
import { axeFindings, useBrowser, TOO_WIDE } from './browser.ts';

type Fixture = { id: string; players: { name: string; guests: number; state: string }[] };

const LIST =
  '[19:02] Dave: ⚽ Weds 6.30\n1. Ash 2. Sam +1 3. priya 🙏🏽\n4) Tommo 5) new guy Lee\nout: Omar · reserve: Jordan';
const NAMES = ['Ashley Kingscote', 'Sam Okafor', 'Priya Raman', 'Tom O’Neill', 'Tom Ferry', 'Jordan Taylor'];

describe('the group’s list, it', () => {
  const app = useApp();
  const openWindow = useBrowser();

  test('is read, put right, put in at one tap, and undone with everybody back', async () => {
    const add = async (name: string) => (await app.call<{ id: string }>('/api/v1/players', { name })).id;
    const omar = await add('Omar Haddad');
    const ids = new Map<string, string>();
    for (const name of NAMES) ids.set(name, await add(name));
    const game = { date: '2040-12-02', time: '18:30', location: 'Riverside 5s', cost: 4500 };
    const { id } = await app.call<Fixture>('/api/v1/fixtures', {
      ...game,
      ...{ min_players: 2, max_players: 6, player_ids: [omar] },
    });
    const parties = async () =>
      (await app.call<Fixture>(`/api/v1/fixtures/${id}`)).players.map(
        ({ name, guests, state }) => `${name}+${guests} ${state}`,
      );

    const { page, complaints } = await openWindow({ touch: true });
    const button = (name: string | RegExp) => page.getByRole('button', { name });
    const isClean = async () => {
      expect(await axeFindings(page)).toEqual([]);
      expect(await page.evaluate(TOO_WIDE)).toBeLessThanOrEqual(0);
    };
    await page.goto(`${app.url}/fixtures/${id}`);
    await button('More for this fixture').tap();
    await page.getByRole('menuitem', { name: 'Paste the group’s list' }).tap();
    const field = page.getByLabel('The list from the group chat');
    await field.fill('Who’s in this week?');
    await page.getByText('No names found.').waitFor();
    await field.fill(LIST);
    await page.getByText('7 names · 5 sure').waitFor();
    await page.getByText('“Sam +1”').waitFor();
    await page.getByText('“out: Omar”, was in').waitFor();
    await page.getByText('there’s room').waitFor();
    await isClean();

    await button('Choose who “Tommo” is').tap();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Waiting', exact: true }).tap();
    await dialog.getByRole('button', { name: 'In', exact: true }).tap();
    await isClean();
    await dialog.getByRole('button', { name: 'Tom Ferry' }).tap();
    await dialog.waitFor({ state: 'hidden' });
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toContain('Tom Ferry');
    await page.reload();
    await page.getByText('Unsaved changes restored.').waitFor();
    await button('Choose who “Tommo” is').tap();
    await dialog.getByRole('button', { name: 'Tom Ferry' }).tap();
    await dialog.waitFor({ state: 'hidden' });

    const moves = `**/fixtures/${id}/players`;
    await page.route(moves, (route) =>
      route.fulfill({ status: 409, contentType: 'application/problem+json', body: JSON.stringify(REFUSAL) }),
    );
    await button('Put 5 in, 1 waiting, 1 out').tap();
    await page.getByText('Not this time. Nobody has been moved.').waitFor();
    await isClean();
    expect(await parties()).toEqual(['Omar Haddad+0 in']);
    await page.unroute(moves);
    await button('Put 5 in, 1 waiting, 1 out').tap();
    await page.getByRole('status').getByText('5 in, 1 waiting, 1 out').waitFor();
    // The toast comes before the page.
    await page.waitForURL(`${app.url}/fixtures/${id}`);

    await button('Undo').tap();
    await page.getByText('Everybody is back where they were').waitFor();
    expect(await parties()).toEqual(['Omar Haddad+0 in']);
    const { history } = await app.call<{ history: object[] }>(`/api/v1/fixtures/${id}`);
    expect(history.map((entry) => ({ ...entry }))).toMatchObject([
      { action: 'created' },
      { action: 'moved' },
      { action: 'undone' },
    ]);
    expect(complaints).toEqual([]);
  });

  test('changes nothing where it is the app’s own, at 320 px in the dark', async () => {
    const { items } = await app.call<{ items: Fixture[] }>('/api/v1/fixtures');
    const { page, complaints } = await openWindow({ width: 320, theme: 'dark' });
    await page.goto(`${app.url}/fixtures/${items[0]?.id}`);
    await page.getByRole('button', { name: 'Share' }).click();
    const text = await page.getByRole('textbox', { name: 'What is sent' }).inputValue();
    expect(text).toContain('1. Omar Haddad');
    await page.goto(`${app.url}/fixtures/${items[0]?.id}/paste`);
    await page.getByLabel('The list from the group chat').fill(text);
    await page.getByText('Nothing to change').waitFor();
    await expect.poll(() => page.getByRole('button', { name: /^Put/ }).count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(TOO_WIDE)).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
  });
});

const REFUSAL = {
  type: 'about:blank',
  title: 'Conflict',
  status: 409,
  code: 'fixture_full',
  detail: 'Not this time.',
};
