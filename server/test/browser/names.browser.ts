import { describe, expect, test } from 'vitest';
import { useApp } from './app.ts';
import { axeFindings, useBrowser } from './browser.ts';

type Player = { id: string; name: string; total_paid: number; accepted_bank_names: string[] };

describe('choosing whose a payment is, it', () => {
  const app = useApp();
  const openWindow = useBrowser();
  const player = async (name: string) =>
    (await app.call<{ items: Player[] }>('/api/v1/players')).items.find((one) => one.name === name);

  test('finds a player however their name is written, and asks before it remembers a name of many', async () => {
    const { page, complaints } = await openWindow({ touch: true });
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

  test('puts a wrong credit and its name right in three taps, and all of it back in one', async () => {
    const zed = await app.call<Player>('/api/v1/players', { name: 'Zed', accepted_bank_names: ['MR Z'] });
    const bea = await app.call<Player>('/api/v1/players', { name: 'Bea', accepted_bank_names: [] });
    await app.deliver('tx_wrong', 'MR Z', 600);
    const { page, complaints } = await openWindow({ touch: true });
    await page.goto(`${app.url}/players/${zed.id}`);
    await page.getByText('Credited by the payer’s name').waitFor();
    await page.getByRole('button', { name: 'Move to…: Bank transfer, £6.00' }).tap();
    const sheet = page.getByRole('dialog', { name: 'Whose is £6.00 from MR Z?' });
    await sheet.getByRole('button', { name: /^Bea/ }).tap();
    await sheet.getByText('Payments from MR Z go to Zed at the moment.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await sheet.getByRole('button', { name: 'Move this name to Bea' }).tap();
    await page.getByText('£6.00 credited to Bea').waitFor();
    await expect.poll(() => of(zed)).toEqual([0, []]);
    expect(await of(bea)).toEqual([600, ['MR Z']]);
    await expect.poll(() => page.locator('main .chip').count()).toBe(0);
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).tap();
    await page.getByText('Undone, and MR Z is back where it was').waitFor();
    expect([await of(zed), await of(bea)]).toEqual([
      [600, ['MR Z']],
      [0, []],
    ]);
    await page.goto(`${app.url}/players/${bea.id}`);
    await page.getByRole('button', { name: 'Add a name' }).tap();
    await page.getByRole('textbox', { name: 'Bank name' }).fill('mr z');
    await page.getByRole('button', { name: 'Move it here' }).tap();
    await page.getByText('mr z added').waitFor();
    expect([await of(zed), await of(bea)]).toEqual([
      [600, []],
      [0, ['mr z']],
    ]);
    expect(complaints).toEqual([]);

    async function of({ id }: Player) {
      const { total_paid, accepted_bank_names } = await app.call<Player>(`/api/v1/players/${id}`);
      return [total_paid, accepted_bank_names];
    }
  });

  test('splits a joint account in one tap, and the same way when it pays that much again', async () => {
    const [jo, alex] = await Promise.all(
      ['Jo Smith', 'Alex Jones'].map((name) => app.call<Player>('/api/v1/players', { name })),
    );
    const { page, complaints } = await openWindow({ touch: true });
    await app.deliver('tx_joint', 'SMITH J & JONES A', 1000);
    await page.goto(`${app.url}/money`);
    await page.getByRole('button', { name: 'Split £5.00 + £5.00' }).tap();
    await page.getByText('£10.00 credited to Jo Smith and Alex Jones').waitFor();
    expect([(await player('Jo Smith'))?.total_paid, (await player('Alex Jones'))?.total_paid]).toEqual([
      500, 500,
    ]);
    const allocations = [
      { player_id: jo?.id, amount: 300 },
      { player_id: alex?.id, amount: 700 },
    ];
    await app.call('/api/v1/payments/tx_joint/allocations', { allocations }, 'PUT');
    await app.deliver('tx_joint_2', 'SMITH J & JONES A', 1000);
    await page.getByText('you split it like this on').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Split £3.00 + £7.00' }).tap();
    await expect.poll(async () => (await player('Alex Jones'))?.total_paid).toBe(1400);
    expect(complaints).toEqual([]);
  });
});
