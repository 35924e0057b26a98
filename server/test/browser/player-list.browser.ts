import { describe, expect, test } from 'vitest';
import { useApp } from './app.ts';
import { axeFindings, TOO_WIDE, useBrowser } from './browser.ts';

type Named = { name: string; accepted_bank_names: string[]; total_paid: number };

describe('a pasted list of players, it', () => {
  const app = useApp();
  const openWindow = useBrowser();
  const players = async () =>
    (await app.call<{ items: Named[] }>('/api/v1/players')).items.map(({ name }) => name);

  test('becomes players with their bank names, and keeps what is refused, with the reason', async () => {
    const { page, complaints } = await openWindow({ touch: true });
    await page.goto(app.url);
    await page.getByRole('link', { name: 'Paste a list' }).tap();
    await page.getByRole('button', { name: 'Add players' }).tap();
    await page.getByText('Type or paste at least one name.').waitFor();
    expect(await axeFindings(page)).toEqual([]);

    await app.deliver('tx_waiting', 'TOLU A');
    const list = page.getByLabel('Players, one on each line');
    await list.fill('1. Ash, KINGSCOTE AM\n2. Tolu, TOLU A\n3. A’sh\n4. Bo, CASH\n5. Cy\n6. Di');
    await page.getByText('6 players · 5 to add').waitFor();
    await page.getByText('Type or paste at least one name.').waitFor({ state: 'detached' });
    await page.getByText('Would credit 1 waiting payment.').waitFor();
    await page.getByText('Anybody may write this').waitFor();
    await page.getByText('On the list twice.').waitFor();
    await page.getByRole('checkbox', { name: 'Add Di' }).tap();
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(TOO_WIDE)).toBeLessThanOrEqual(0);
    await app.call('/api/v1/players', { name: 'Cash', accepted_bank_names: ['cash'] });
    await page.getByRole('button', { name: 'Add 4 players' }).tap();
    await page.getByText('3 players added. These were not added:').waitFor();
    expect(await list.inputValue()).toBe('3. A’sh\n4. Bo, CASH\n6. Di');
    await page.getByText('A player already.').waitFor();
    await page.getByText('The bank name CASH belongs to Cash.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await players()).toEqual(['Ash', 'Cash', 'Cy', 'Tolu']);

    await page.reload();
    expect(await list.inputValue()).toBe('3. A’sh\n4. Bo, CASH\n6. Di');
    await list.fill('[18:02, 25/11/2026] Bo: in');
    await page.getByRole('button', { name: 'Add 1 player' }).tap();
    await page.getByText('1 player added').waitFor();
    await page.getByRole('heading', { name: 'Players', level: 1 }).waitFor();
    await page.getByText('Bo', { exact: true }).first().waitFor();
    await page.getByText('£5.00').first().waitFor();
    expect(complaints).toEqual([]);
  });

  test('adds nobody twice when answers are lost on their way', async () => {
    const { page } = await openWindow({ width: 1280, theme: 'dark' });
    await page.goto(`${app.url}/players/new?list`);
    let answers = 1;
    await page.route('**/api/v1/players', async (route) => {
      if (route.request().method() !== 'POST' || answers-- > 0) return route.continue();
      await route.fetch();
      await route.abort();
    });
    const before = await players();
    await page.getByLabel('Players, one on each line').fill('Dee\nEve\nFay');
    await page.getByRole('button', { name: 'Add 3 players' }).click();
    await page.getByText('What is still in the list was not added yet.').waitFor();
    expect(await page.getByLabel('Players, one on each line').inputValue()).toBe('Eve\nFay');
    await page.unroute('**/api/v1/players');
    await page.getByRole('button', { name: 'Add 2 players' }).click();
    await page.getByText('2 players added').waitFor();
    expect(await players()).toEqual([...before, 'Dee', 'Eve', 'Fay'].sort());
  });
});
