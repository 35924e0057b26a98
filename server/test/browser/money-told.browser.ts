import { beforeAll, describe, expect, test } from 'vitest';
import { useApp } from './app.ts';
import { axeFindings, clickTwice, TOO_WIDE, useBrowser } from './browser.ts';

type Record = { id: string };

const DAY = 86_400_000;
const dayFromNow = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

describe('money that explains itself', () => {
  const app = useApp();
  const openWindow = useBrowser();
  let priya: Record;
  beforeAll(async () => {
    priya = await app.call<Record>('/api/v1/players', { name: 'Priya Nair' });
    const where = { time: '18:30', location: 'Riverside 5s', cost: 4500, player_ids: [priya.id] };
    for (const days of [-10, -3]) await app.call('/api/v1/fixtures', { date: dayFromNow(days), ...where });
  });

  const collected = async () => (await app.call<{ collected: number }>('/api/v1/summary')).collected;

  test.each(['light', 'dark'] as const)(
    'writes a debt off with a reason, and undoes it, %s',
    async (theme) => {
      const { page, complaints } = await openWindow({ theme, touch: true });
      const figure = page.locator('.figure').first();
      await page.goto(`${app.url}/players/${priya.id}`);
      await expect.poll(() => figure.innerText()).toBe('£10.00');
      await page.getByRole('button', { name: 'More about Priya Nair' }).tap();
      await page.getByText('Write off…').tap();
      const sheet = page.getByRole('dialog', { name: 'Write off for Priya Nair' });
      await sheet.getByRole('button', { name: 'Write £10.00 off' }).tap();
      await sheet.getByText('Say why, for example “moved away”.').waitFor();
      await sheet.getByLabel('Why').fill('moved to Leeds');
      expect(await axeFindings(page)).toEqual([]);
      expect(await page.evaluate(TOO_WIDE)).toBeLessThanOrEqual(0);
      await clickTwice(sheet.getByRole('button', { name: 'Write £10.00 off' }));
      await page.getByText('£10.00 written off for Priya Nair').waitFor();
      await expect.poll(() => figure.innerText()).toBe('£0.00');
      await page.getByText('Written off by you: moved to Leeds').waitFor();
      expect(await collected()).toBe(0);
      expect(await axeFindings(page)).toEqual([]);
      await page.getByRole('button', { name: 'Undo' }).tap();
      await expect.poll(() => figure.innerText()).toBe('£10.00');
      await page.getByText('Written off, taken back').first().waitFor();
      expect(complaints).toEqual([]);
    },
  );

  test('gives a pitch refund to the club in two taps, enters a cost, and tells both on Home', async () => {
    const { page, complaints } = await openWindow({ touch: true });
    const other = async () => (await app.call<{ other: number }>('/api/v1/summary')).other;
    await app.deliver('tx_refund', 'LEISURE CENTRE', 4500);
    await page.goto(`${app.url}/money`);
    await page.getByRole('button', { name: 'Choose a player' }).tap();
    await page.getByRole('button', { name: 'No player’s: it’s the club’s' }).tap();
    await page.getByText('£45.00 credited to the club').waitFor();
    expect(await other()).toBe(4500);
    await page.getByRole('link', { name: 'All payments' }).tap();
    await page.getByText('Other income or costs').tap();
    const sheet = page.getByRole('dialog', { name: 'Other income or costs' });
    await sheet.getByLabel('Amount').fill('12');
    await sheet.getByRole('button', { name: 'Enter £12.00 spent' }).tap();
    await sheet.getByText('Say what for, for example “balls and bibs”.').waitFor();
    await sheet.getByLabel('What for').fill('Balls and bibs');
    expect(await axeFindings(page)).toEqual([]);
    await clickTwice(sheet.getByRole('button', { name: 'Enter £12.00 spent' }));
    await page.getByText('£12.00 spent: Balls and bibs').waitFor();
    expect(await other()).toBe(3300);
    await page.getByRole('button', { name: 'Undo' }).tap();
    await expect.poll(other).toBe(4500);
    await sheet.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: /LEISURE CENTRE/ }).tap();
    await page.getByRole('button', { name: 'Split' }).tap();
    await page.getByRole('button', { name: 'Add a player' }).tap();
    await page.getByRole('button', { name: /Priya Nair/ }).tap();
    await page.getByLabel('Amount for Priya Nair').fill('5');
    await page.getByRole('button', { name: /^Give the £\d+\.\d\d to the club$/ }).tap();
    await page.getByRole('button', { name: 'Credit both' }).tap();
    await page.getByText('£45.00 credited to Priya Nair and the club').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'Home', exact: true }).tap();
    await page.getByText(/Other income and costs £40\.00\./).waitFor();
    expect(complaints).toEqual([]);
  });

  test('tells credit apart, and counts cash that was taken back nowhere', async () => {
    await app.call('/api/v1/players', { name: 'Cred', accepted_bank_names: ['C RED'] });
    await app.deliver('tx_ahead', 'C RED', 20_000);
    await app.deliver('tx_sponsor', 'SPONSOR', 20_000);
    const allocations = [{ club: true, amount: 20_000 }];
    await app.call('/api/v1/payments/tx_sponsor/allocations', { allocations }, 'PUT');
    type Sums = { position: number; credit: number; owed: number };
    const { position, credit, owed } = await app.call<Sums>('/api/v1/summary');
    expect([position > credit, credit]).toEqual([true, 20_000]);
    const { page, complaints } = await openWindow({ touch: true });
    const card = page.locator('.page .card').filter({ has: page.getByRole('heading', { name: 'Ahead' }) });
    await page.goto(app.url);
    await expect.poll(() => card.locator('.figure').innerText()).toBe(pounds(position));
    await card.getByText(/^of which £200\.00 is players’ credit\./).waitFor();
    const settled = position - credit + owed;
    await card
      .getByText(
        `Once everyone has paid you’ll be ${pounds(Math.abs(settled))} ${settled < 0 ? 'out of pocket' : 'up'}.`,
      )
      .waitFor();

    const { id: bystander } = await app.call<Record>('/api/v1/players', { name: 'Tak' });
    await page.goto(`${app.url}/players/${bystander}`);
    await page.getByRole('button', { name: 'Cash', exact: true }).tap();
    const sheet = page.getByRole('dialog', { name: 'Cash from Tak' });
    await sheet.getByLabel('Amount').fill('4');
    await sheet.getByRole('button', { name: 'Take £4.00' }).tap();
    await page.getByRole('button', { name: 'Undo' }).tap();
    const line = page.locator('main .list-group-item').filter({ hasText: 'taken back' });
    await line.waitFor();
    expect(await page.locator('main .list-group-item').filter({ hasText: '£4.00' }).count()).toBe(1);
    expect(await line.locator('s').innerText()).toBe('+£4.00');
    expect(await axeFindings(page)).toEqual([]);
    await page.goto(`${app.url}/players`);
    const row = page.getByRole('link', { name: /^Tak/ });
    await row.getByText('not paid yet').waitFor();
    expect(complaints).toEqual([]);
  });
});

const pounds = (pence: number) => `£${(pence / 100).toFixed(2)}`;
