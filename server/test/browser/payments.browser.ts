import { beforeAll, describe, expect, test } from 'vitest';
import { useApp } from './app.ts';
import { axeFindings, useBrowser } from './browser.ts';

type Player = { id: string; total_paid: number };

const SIZES = [
  ['a phone', { width: 390, height: 844 }],
  ['a laptop', { width: 1280, height: 800 }],
] as const;

describe('all payments, they', () => {
  const app = useApp();
  const openWindow = useBrowser();
  let marcus: Player;
  let jo: Player;
  beforeAll(async () => {
    marcus = await app.call<Player>('/api/v1/players', { name: 'Marcus', accepted_bank_names: ['BELL M'] });
    jo = await app.call<Player>('/api/v1/players', { name: 'Jo', accepted_bank_names: ['SMITH J'] });
    await app.deliver('tx_bell', 'BELL M', 500, 'Wednesday');
    await app.deliver('tx_smith', 'SMITH J', 700);
    await app.deliver('tx_stranger', 'STRANGER', 900);
  });

  test('are filtered in a sheet on a phone; a link shows the same, and Back takes it off', async () => {
    const { page, complaints } = await openWindow();
    await page.goto(`${app.url}/money?show=all`);
    await page.getByText('STRANGER').first().waitFor();
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByLabel('From').fill('2026-11-02');
    await page.getByLabel('To').fill('2026-11-01');
    await page.getByText('This day is before the first one.').waitFor();
    // As a tap does: the button says that it is disabled, and yet is no dead end.
    await page.getByRole('button', { name: 'Show payments' }).click({ force: true });
    await page.locator('[aria-invalid=true]:focus').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(page.url()).not.toContain('from');
    await page.getByLabel('From').fill('');
    await page.getByLabel('To').fill('');
    await page.getByLabel('Player').selectOption({ label: 'Jo' });
    await page.getByLabel('Status').selectOption('Credited');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Show payments' }).click();
    await page.getByText('STRANGER', { exact: true }).waitFor({ state: 'detached' });
    await expect.poll(() => page.locator('main .list-group-item').count()).toBe(1);
    const { page: other } = await openWindow();
    await other.goto(page.url());
    await other.getByRole('button', { name: 'Remove the filter “Jo”' }).waitFor();
    await expect.poll(() => other.locator('main .list-group-item').count()).toBe(1);
    expect(await axeFindings(other)).toEqual([]);
    await other.getByRole('button', { name: 'Show all' }).click();
    await other.getByText('STRANGER').first().waitFor();
    await page.goBack();
    await page.getByText('STRANGER').first().waitFor();
    expect(complaints).toEqual([]);
  });

  test('are found by a name, an amount or a reference, and stand under their days, on a phone', async () => {
    const { page, complaints } = await openWindow({ touch: true });
    const subs = { id: 'tx_old', amount: 450, currency: 'GBP', created: '2024-06-15T12:00:00Z' };
    const said = { description: '5-a-side subs', counterparty: { name: 'P O’NEIL' } };
    await app.call('/monzo_webhook', { type: 'transaction.created', data: { ...subs, ...said } });
    await page.goto(`${app.url}/money?show=all`);
    const days = page.locator('main section');
    const old = days.filter({ has: page.getByRole('heading', { name: 'Sat 15 Jun 2024' }) });
    await old.getByRole('link', { name: /P O’NEIL.*13:00/ }).waitFor();
    expect(await days.count()).toBe(2);
    const search = page.getByRole('searchbox', { name: 'Name, reference or amount' });
    const rows = page.locator('main .list-group-item');
    await search.tap();
    for (const [typed, words, found] of [
      ["p  o'neil", "with “p o'neil”", 'P O’NEIL'],
      ['9', 'of £9.00 or with “9”', 'STRANGER'],
      ['£4.50', 'of £4.50', 'P O’NEIL'],
      ['WEDNES', 'with “WEDNES”', '“Wednesday”'],
    ] as const) {
      await search.fill(typed);
      await page.getByRole('status').getByText(`Showing payments ${words}.`).waitFor();
      await expect.poll(() => rows.allTextContents()).toEqual([expect.stringContaining(found)]);
    }
    await page.getByRole('button', { name: 'Filter' }).tap();
    await page.getByLabel('Status').selectOption('Needs you');
    await page.getByRole('button', { name: 'Show payments' }).tap();
    await page.getByText('Showing payments with “WEDNES” that need you.').waitFor();
    await page.getByText('No payment matches').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await page.getByRole('button', { name: 'Show all' }).tap();
    await old.waitFor();
    expect([await search.inputValue(), await rows.count()]).toEqual(['', 4]);
    expect(await axeFindings(page)).toEqual([]);
    await page.goBack();
    await expect.poll(() => search.inputValue()).toBe('WEDNES');
    expect(complaints).toEqual([]);
  });

  test('are a table with fields above it on a laptop', async () => {
    const { page, complaints } = await openWindow({ width: 1280, height: 800 });
    await page.goto(`${app.url}/money?show=all`);
    await page.getByRole('row', { name: /STRANGER.*£9\.00/ }).waitFor();
    await page.getByLabel('Status').selectOption('Needs you');
    await page.getByRole('row', { name: /BELL M/ }).waitFor({ state: 'detached' });
    await page.getByLabel('From').fill('2099-01-01');
    await page.getByText('No payment matches').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByRole('link', { name: 'BELL M' }).click();
    await page.getByRole('heading', { name: 'BELL M' }).waitFor();
    expect(complaints).toEqual([]);
  });

  test.each(SIZES)(
    'have a page with all that was done, and can be corrected there, on %s',
    async (_name, size) => {
      const { page, complaints } = await openWindow(size);
      const id = `tx_${size.width}`;
      await app.deliver(id, 'BELL M', 500, 'Wednesday');
      await app.deliver(id, 'BELL M', 600, 'Wednesday');
      await page.goto(`${app.url}/money/${id}`);
      await page.getByText('The bank says something else now').waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await page.getByRole('button', { name: 'Keep it as it is' }).click();
      await page.getByText('The bank says something else now').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Someone else' }).click();
      await page.getByRole('dialog').getByRole('button', { name: /Jo/ }).click();
      await page.getByRole('button', { name: 'Leave it with Marcus' }).click();
      await page.getByText('before: £5.00 to Marcus → , after: £5.00 to Jo').waitFor();
      await page.getByRole('button', { name: 'Ignore' }).click();
      await page.getByLabel('Why (optional)').fill('not ours');
      await page.getByRole('button', { name: 'Ignore it' }).click();
      await page.getByText('You set it aside: not ours.').waitFor();
      await page.getByRole('button', { name: 'Undo the last change' }).click();
      await page.getByText('You credited it to Jo.').waitFor();
      await page.getByRole('button', { name: 'Redo' }).click();
      await page.getByRole('status').getByText('Redone').waitFor();
      await page.getByText('You set it aside: not ours.').waitFor();
      await page.getByRole('button', { name: 'Undo the last change' }).click();
      await page.getByRole('button', { name: 'Redo' }).waitFor();
      await page.getByRole('button', { name: 'Remove credit' }).click();
      await page.getByText('Whose is it?').waitFor();
      expect(await axeFindings(page)).toEqual([]);
      const told = await page.locator('ol > li > p:first-child').allTextContents();
      expect(told).toEqual([
        'Credit removed',
        'Undone',
        'Redone',
        'Undone',
        'Ignored',
        'Credited',
        'Credited',
        'The bank said something else',
        'Credited automatically',
        'Came in',
      ]);
      expect(complaints).toEqual([]);
    },
  );

  test('say when there is none at an address', async () => {
    const { page } = await openWindow();
    await page.goto(`${app.url}/money/tx_nothing`);
    await page.getByText('There is no such payment').waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  test.each(SIZES)('can be cash, taken from anybody and given back, on %s', async (_name, size) => {
    const { page, complaints } = await openWindow(size);
    const before = (await app.call<Player>(`/api/v1/players/${jo.id}`)).total_paid;
    await page.goto(`${app.url}/money`);
    await page.getByRole('button', { name: 'Take cash' }).click();
    await page.getByRole('searchbox').fill('jo');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Marcus/ })
      .waitFor({ state: 'detached' });
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: /Jo/ }).first().click();
    const cash = page.getByRole('dialog', { name: 'Cash from Jo' });
    await cash.getByLabel('Amount').fill('200000');
    await page.getByRole('button', { name: 'Take £200,000.00' }).click();
    await cash.getByText('That’s more than £100,000.').waitFor();
    await cash.locator('[aria-invalid=true]:focus').waitFor();
    await expect.poll(() => cash.getByRole('alert').count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    await cash.getByLabel('Amount').fill('7');
    await page.getByRole('button', { name: 'Take £7.00' }).click();
    await page.getByText('£7.00 cash from Jo').waitFor();
    await page.getByRole('button', { name: 'Take cash' }).click();
    await page.getByText('Give back').click();
    await page.getByRole('dialog').getByRole('button', { name: /Jo/ }).click();
    await page.getByRole('dialog', { name: 'Refund to Jo' }).getByLabel('Amount').fill('2');
    await page.getByRole('button', { name: 'Give £2.00 back' }).click();
    await page.getByText('£2.00 given back to Jo').waitFor();
    expect((await app.call<Player>(`/api/v1/players/${jo.id}`)).total_paid).toBe(before + 500);
    expect(complaints).toEqual([]);
    expect(marcus.id).not.toBe(jo.id);
  });
});
