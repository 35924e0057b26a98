import { describe, expect, test } from 'vitest';
import { useApp } from './app.ts';
import { axeFindings, useBrowser } from './browser.ts';

type Player = { name: string; total_paid: number; accepted_bank_names: string[] };

describe('choosing whose a payment is, it', () => {
  const app = useApp();
  const openWindow = useBrowser();
  const player = async (name: string) =>
    (await app.call<{ items: Player[] }>('/api/v1/players')).items.find((one) => one.name === name);

  test('finds a player however their name is written, and asks before it remembers a name of many', async () => {
    const { page, complaints } = await openWindow();
    await app.call('/api/v1/players', { name: "Pat O'Neil", accepted_bank_names: [] });
    await app.deliver('tx_1', 'PAYPAL');
    await page.goto(`${app.url}/money`);
    await page.getByRole('button', { name: 'More about £5.00 from PAYPAL' }).click();
    await page.getByRole('button', { name: 'Credit and remember PAYPAL' }).click();
    const sheet = page.getByRole('dialog', { name: 'Whose is £5.00 from PAYPAL?' });
    for (const written of ['oneil', 'pat  O’NEIL', 'o‐neil']) {
      await sheet.getByRole('searchbox').fill(written);
      await expect.poll(() => sheet.locator('.list-group-item').allInnerTexts()).toHaveLength(1);
      await sheet.getByRole('button', { name: /Pat O'Neil/ }).waitFor();
    }
    await sheet.getByRole('button', { name: /Pat O'Neil/ }).click();
    await sheet.getByText('Many people pay through this').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await player("Pat O'Neil")).toMatchObject({ total_paid: 0 });
    await sheet.getByRole('button', { name: 'Don’t remember it' }).click();
    await page.getByText("£5.00 credited to Pat O'Neil").waitFor();
    expect(await player("Pat O'Neil")).toMatchObject({ total_paid: 500, accepted_bank_names: [] });

    await page.getByRole('main').getByLabel('Remember PAYPAL').click();
    await page.getByText('Remember PAYPAL all the same?').waitFor();
    expect(await player("Pat O'Neil")).toMatchObject({ accepted_bank_names: [] });
    await page.getByRole('button', { name: 'Remember it', exact: true }).click();
    await page.getByText("Payments from PAYPAL now go to Pat O'Neil").waitFor();
    expect(await player("Pat O'Neil")).toMatchObject({ accepted_bank_names: ['PAYPAL'] });
    expect(complaints).toEqual([]);
  });
});
