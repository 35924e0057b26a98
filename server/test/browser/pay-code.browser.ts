import { beforeAll, describe, expect, test } from 'vitest';
import { useApp } from './app.ts';
import { axeFindings, useBrowser } from './browser.ts';

type Record = { id: string };

const LINK = 'https://monzo.me/ashleyk/5.00?d=Football';

describe('the payment QR code, it', () => {
  const app = useApp();
  const openWindow = useBrowser();
  let path = '';
  beforeAll(async () => {
    const { id } = await app.call<Record>('/api/v1/players', { name: 'Priya Nair' });
    path = `/players/${id}`;
  });

  test('says where to set what it needs, and has the link and the account from then on', async () => {
    const { page, complaints } = await openWindow({ touch: true });
    const code = page.getByRole('button', { name: 'Payment QR code' });
    await page.goto(app.url + path);
    await page.getByText('Nothing charged or paid yet').waitFor();
    expect(await page.getByRole('button', { name: 'Remind' }).count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    await code.tap();
    await page.getByText('Your monzo.me name is in Settings').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'Open Settings' }).tap();
    const set = async (button: string, field: string, text: string) => {
      await page.getByRole('button', { name: button }).tap();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: field }).fill(text);
      await dialog.getByRole('button', { name: 'Save' }).tap();
      await dialog.waitFor({ state: 'detached' });
    };
    await set('Add the monzo.me link', 'Your name on monzo.me', 'https://monzo.me/ashleyk');
    await set(
      'Add the account for bank transfers',
      'Account for bank transfers',
      'A Kingscote, 04-00-04, 12345678',
    );

    const game = { date: '2026-01-07', time: '18:30', location: 'Riverside 5s', cost: 4500 };
    await app.call('/api/v1/fixtures', { ...game, player_ids: [path.split('/').at(-1)] });
    await page.goto(app.url + path);
    await page.getByText('Owes since').waitFor();
    await page.emulateMedia({ colorScheme: 'dark' });
    await code.tap();
    const sheet = page.getByRole('dialog', { name: 'Payment QR code for Priya Nair' });
    await sheet.getByRole('img', { name: `QR code that opens ${LINK}` }).waitFor();
    await sheet.getByRole('link', { name: LINK }).waitFor();
    await sheet.getByText('Or by bank transfer: A Kingscote, 04-00-04, 12345678').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });
    const focused = () => page.evaluate('document.activeElement.getAttribute("aria-label")');
    await expect.poll(focused).toBe('Payment QR code');
    expect(complaints).toEqual([]);
  });
});
