import { describe, expect, test } from 'vitest';
import { useApp } from './app.ts';
import { axeFindings, clickTwice, useBrowser } from './browser.ts';

type Fixture = {
  id: string;
  fee: number;
  location: string;
  players: unknown[];
  status: string;
  series_id: string | null;
  rev: number;
};

const GAME = { date: '2030-11-27', time: '18:30', location: 'Riverside 5s', cost: 4500 };

describe('the fixtures, it', () => {
  const app = useApp();
  const openWindow = useBrowser();

  test('plans a series of weekly games from nothing, once for two taps', async () => {
    const { page, complaints } = await openWindow({ touch: true });
    await page.goto(`${app.url}/fixtures`);
    await page.getByText('No game planned').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'New fixture' }).click();
    await page.getByLabel('Date').fill('2030-11-20');
    await page.getByLabel('Pitch').fill('45');
    await page.getByLabel('Every week').click();
    await page.getByText('4 games, the last on Wed 11 Dec 2030.').waitFor();
    await page.getByLabel('Last game').fill('2030-11-21');
    await page.getByLabel('Last game').blur();
    await page.getByText('Choose the day of the last game').waitFor();
    await page.getByLabel('Last game').fill('2030-12-08');
    await page.getByText('3 games, the last on Wed 4 Dec 2030.').waitFor();
    await page.getByText('9 players cover the pitch.').waitFor();
    await page.getByLabel('Maximum players').fill('8');
    await page.getByText('£5.00 each can’t cover the pitch with 8 places.').waitFor();
    await page.getByLabel('Minimum players').fill('9');
    await page.keyboard.press('Tab');
    await page.getByText('Can’t be more than “Maximum players”.').waitFor();
    await page.getByLabel('Minimum players').fill('8');
    await page.getByLabel('Maximum players').fill('12');
    await page.getByRole('button', { name: 'Add 3 games' }).click();
    await page.getByText('Say where you’re playing.').waitFor();
    expect(await page.evaluate('document.activeElement.getAttribute("aria-invalid")')).toBe('true');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('textbox', { name: 'Place' }).fill('Goals');
    await clickTwice(page.getByRole('button', { name: 'Add 3 games' }));
    await page.getByText('3 weekly games added').waitFor();
    const { items } = await app.call<{ items: Fixture[] }>('/api/v1/fixtures');
    expect(items.map(({ location }) => location)).toEqual(['Goals', 'Goals', 'Goals']);
    expect(complaints).toEqual([]);
  });

  test('keeps what was typed over a reload, until it is dropped', async () => {
    const { page } = await openWindow();
    await page.goto(`${app.url}/fixtures/new`);
    await page.getByRole('textbox', { name: 'Place' }).fill('Hackney Marshes');
    await page.reload();
    await page.getByText('Unsaved changes restored').waitFor();
    expect(await page.getByRole('textbox', { name: 'Place' }).inputValue()).toBe('Hackney Marshes');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Start over' }).click();
    await page.getByText('Unsaved changes restored').waitFor({ state: 'detached' });
    expect(await page.getByRole('textbox', { name: 'Place' }).inputValue()).not.toBe('Hackney Marshes');
  });

  test('shows both versions when somebody else was faster, and saves the one that is chosen', async () => {
    const { id } = await app.call<Fixture>('/api/v1/fixtures', GAME);
    const edit = (changes: object) => app.call<Fixture>(`/api/v1/fixtures/${id}`, changes, 'PATCH');
    const read = () => app.call<Fixture>(`/api/v1/fixtures/${id}`);
    const { page } = await openWindow();
    for (const [choice, fee] of [
      ['Take theirs', 550],
      ['Save mine', 700],
    ] as const) {
      await page.goto(`${app.url}/fixtures/${id}/edit`);
      await page.getByLabel('Fee per player').fill('7');
      await edit({ fee: 550, location: choice });
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Someone else has changed this').waitFor();
      expect(await page.getByRole('definition').allTextContents()).toContain('£5.50');
      expect(await axeFindings(page)).toEqual([]);
      await page.getByRole('button', { name: choice }).click();
      if (choice === 'Save mine') {
        await page.waitForURL(`${app.url}/fixtures/${id}`);
        await page.getByText('Fee per player £7.00 instead of £5.50').waitFor();
      } else await page.getByText('Someone else has changed this').waitFor({ state: 'detached' });
      expect(await read()).toMatchObject({ fee, location: choice });
    }
  });

  test('explains a kick-off in the hour that the clocks skip, beside the field', async () => {
    const { page } = await openWindow();
    await page.goto(`${app.url}/fixtures/new`);
    await page.getByLabel('Date').fill('2030-03-31');
    await page.getByLabel('Kick-off').fill('01:30');
    await page.getByRole('textbox', { name: 'Place' }).fill('Goals');
    await page.getByRole('button', { name: 'Add fixture' }).click();
    await page.getByText(/clocks/).waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  test('lists what is coming up and what is past, apart, and keeps the choice in the address', async () => {
    await app.call<Fixture>('/api/v1/fixtures', { ...GAME, date: '2020-01-08', location: 'The old pitch' });
    for (const width of [390, 1280]) {
      const { page, complaints } = await openWindow({ width });
      await page.goto(`${app.url}/fixtures`);
      await page.getByText('Wed 27 Nov 2030, 18:30').first().waitFor();
      await expect.poll(() => page.getByText('The old pitch').count()).toBe(0);
      await page.getByRole('link', { name: 'Past' }).click();
      await page.getByText('The old pitch').waitFor();
      await expect.poll(() => page.getByText('Wed 27 Nov 2030, 18:30').count()).toBe(0);
      expect(await axeFindings(page)).toEqual([]);
      await page.reload();
      await page.getByText('The old pitch').waitFor();
      await page.getByRole('link', { name: 'Wed 8 Jan 2020' }).click();
      await page.getByRole('heading', { name: 'Wed 8 Jan 2020' }).waitFor();
      expect(complaints).toEqual([]);
    }
  });

  test('edits this and all later games of a series, and cancels and tells them in three taps from Home', async () => {
    const [first, second, last] = await series();
    const { page, complaints } = await openWindow({ touch: true });
    await page.goto(`${app.url}/fixtures/${second?.id}/edit`);
    await page.getByRole('textbox', { name: 'Place' }).fill('The Hall');
    await page.getByLabel('This one and the next, on Wed 4 Dec 2030').tap();
    await page.getByLabel('Date').fill('2030-11-28');
    await page.getByText('Another day is for this game only.').waitFor();
    await page.getByLabel('Date').fill('2030-11-27');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save', exact: true }).tap();
    await page.getByText('Place The Hall instead of Goals. The next game too').waitFor();
    expect((await series()).map(({ location }) => location)).toEqual(['Goals', 'The Hall', 'The Hall']);

    await page.goto(app.url);
    await page.getByRole('button', { name: 'Cancel it' }).tap();
    await page.getByLabel('This one and the 2 later ones, up to Wed 4 Dec 2030').check();
    await page.getByRole('heading', { name: 'Cancel these games?' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Frozen pitch' }).tap();
    const message = page.getByLabel('What is sent');
    await message.waitFor();
    expect(await message.inputValue()).toMatch(
      /Cancelled: Frozen pitch\. Nobody is charged\.\n\nThe games after it are off too, up to Wed 4 Dec 2030\.$/,
    );
    // The third tap sends it.
    await page.getByRole('link', { name: 'Send with WhatsApp' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    for (const { id, rev } of [first, second, last].flatMap((game) => game ?? []))
      expect(await read(id)).toMatchObject({
        status: 'cancelled',
        cancelled_reason: 'Frozen pitch',
        rev: rev + (id === first?.id ? 1 : 2),
      });
    await page.getByRole('button', { name: 'Undo' }).click({ force: true });
    await page.getByText('3 games are on again').waitFor();
    for (const { status } of await series()) expect(status).toBe('scheduled');
    expect(complaints).toEqual([]);
  });

  const read = (id: string) => app.call<Fixture>(`/api/v1/fixtures/${id}`);
  /** The weekly games of the first test. */
  async function series(): Promise<Fixture[]> {
    const { items } = await app.call<{ items: Fixture[] }>('/api/v1/fixtures');
    return items.filter(({ series_id: id }) => id !== null);
  }
});
