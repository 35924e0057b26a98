import { describe, expect, test } from 'vitest';
import { useApp } from './app.ts';
import { axeFindings, clickTwice, TOO_WIDE, useBrowser } from './browser.ts';

const PATH = '/api/v1/settings';
type Saved = {
  club_name: string;
  default_fee: number;
  default_location: string | null;
  cash_only: boolean;
  rev: number;
};

describe('the settings, it', () => {
  const app = useApp();
  const openWindow = useBrowser();

  test('says what is set, changes each part in a sheet, and tells every open window', async () => {
    const { page, complaints } = await openWindow({ touch: true });
    const home = await openWindow({ width: 1280 });
    await home.page.goto(app.url);
    await page.goto(`${app.url}/settings`);
    const sheet = page.getByRole('dialog');
    const open = (button: string) => page.getByRole('button', { name: button, exact: true }).tap();
    const isSaved = async (words: string) => {
      await sheet.waitFor({ state: 'detached' });
      await page.getByText(words, { exact: true }).waitFor();
    };
    await open('Change the club name');
    await sheet.getByLabel('Club name').fill('Wednesday Football');
    await clickTwice(sheet.getByRole('button', { name: 'Save' }));
    await isSaved('Wednesday Football');
    await home.page.getByRole('heading', { level: 1, name: 'Wednesday Football' }).waitFor();
    await open('Add the monzo.me link');
    await sheet.getByLabel('Your name on monzo.me').fill('https://monzo.me/ashleyk?h=1');
    await sheet.getByRole('button', { name: 'Save' }).tap();
    await isSaved('monzo.me/ashleyk');
    await open('Add the account for bank transfers');
    await sheet.getByLabel('Account for bank transfers').fill('A Kingscote · 04-00-04 · 12345678');
    await sheet.getByRole('button', { name: 'Save' }).tap();
    await isSaved('A Kingscote · 04-00-04 · 12345678');
    await open('Change the defaults');
    await sheet.getByLabel('Fee per player').fill('4.5');
    await sheet.getByRole('textbox', { name: 'Place' }).fill('Riverside 5s');
    await sheet.getByRole('button', { name: 'Save' }).tap();
    await isSaved('18:30, Riverside 5s');
    await page.getByText('£45.00 · £4.50 per player · 8 to 12 players').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(TOO_WIDE)).toBeLessThanOrEqual(0);
    expect(await app.call<Saved>(PATH)).toMatchObject({
      club_name: 'Wednesday Football',
      default_fee: 450,
      default_location: 'Riverside 5s',
      monzo_me_username: 'ashleyk',
      pay_to: 'A Kingscote · 04-00-04 · 12345678',
      rev: 4,
    });
    await page.goto(`${app.url}/fixtures/new`);
    await expect.poll(() => page.getByRole('textbox', { name: 'Place' }).inputValue()).toBe('Riverside 5s');
    expect([...complaints, ...home.complaints]).toEqual([]);
  });

  test('puts Monzo away for a club that only takes cash, and brings it back', async () => {
    const { page, complaints } = await openWindow({ touch: true });
    const cashOnly = page.getByRole('checkbox', { name: 'We only take cash' });
    for (const [isOn, home] of [
      [true, 'One step, then you always know who owes'],
      [false, 'Two steps, then the money finds its own way'],
    ] as const) {
      await page.goto(`${app.url}/settings`);
      await cashOnly.tap();
      await expect.poll(async () => (await app.call<Saved>(PATH)).cash_only).toBe(isOn);
      await expect.poll(() => cashOnly.isChecked()).toBe(isOn);
      expect(await axeFindings(page)).toEqual([]);
      await page.getByRole('link', { name: 'Home' }).first().tap();
      await page.getByText(home).waitFor();
    }
    expect(complaints).toEqual([]);
  });

  test('gives a backup and the spreadsheets to keep', async () => {
    const { page, complaints } = await openWindow();
    await page.goto(`${app.url}/settings`);
    await page.getByText('No automatic backups.').waitFor();
    const names: string[] = [];
    for (const name of ['Download', 'Players', 'Fixtures', 'Payments']) {
      const safe = page.getByRole('region', { name: 'Keep it safe' });
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        safe.getByRole('link', { name }).click(),
      ]);
      names.push(download.suggestedFilename());
    }
    expect(names).toEqual([
      expect.stringMatching(/^paidup-\d{8}T\d{6}Z\.gz$/),
      'players.csv',
      'fixtures.csv',
      'payments.csv',
    ]);
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('says at each field what is wrong, before it is sent and after', async () => {
    const { page } = await openWindow();
    await page.goto(`${app.url}/settings`);
    await page.getByRole('button', { name: 'Change the defaults' }).click();
    await page.getByLabel('Maximum players').fill('7');
    await page.keyboard.press('Tab');
    await page.getByText('Can’t be more than “Maximum players”.').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => page.evaluate('document.activeElement.value')).toBe('8');
    expect(await axeFindings(page)).toEqual([]);
    await page.goto(`${app.url}/settings`);
    await page.getByRole('button', { name: 'Change the club name' }).click();
    await page.getByRole('textbox', { name: 'Club name' }).fill('\u200b');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Club name must not be empty.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  test('keeps what was typed through Back, a reload and a conflict, and shows both versions', async () => {
    const { page, complaints } = await openWindow({ touch: true });
    const open = () => page.getByRole('button', { name: 'Change the club name' }).tap();
    const dialog = page.getByRole('dialog');
    await page.goto(`${app.url}/settings`);
    await open();
    await page.getByRole('textbox', { name: 'Club name' }).fill('Thursday Football');
    await page.goBack();
    await dialog.waitFor({ state: 'detached' });
    expect(await page.getByText('Thursday Football').count()).toBe(0);
    await page.reload();
    await open();
    await page.getByText('Unsaved changes restored').waitFor();
    expect(await page.getByRole('textbox', { name: 'Club name' }).inputValue()).toBe('Thursday Football');
    await app.call(PATH, { club_name: 'Friday Football', default_fee: 620 }, 'PATCH');
    await page.getByRole('button', { name: 'Save' }).tap();
    const conflict = page.getByRole('alert').filter({ hasText: 'Someone else has changed this' });
    await conflict.getByText('Friday Football').waitFor();
    await conflict.getByText('Thursday Football').waitFor();
    expect(await conflict.getByRole('heading', { level: 3 }).allTextContents()).toEqual(['Club name']);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save mine' }).tap();
    await page.getByText('Settings saved').first().waitFor();
    await dialog.waitFor({ state: 'detached' });
    expect(await app.call<Saved>(PATH)).toMatchObject({ club_name: 'Thursday Football', default_fee: 620 });
    await expect.poll(() => page.evaluate('document.activeElement.textContent.trim()')).toBe('Change');
    expect(complaints).toEqual([]);
  });
});
