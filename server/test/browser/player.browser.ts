import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { useApp } from './app.ts';
import { axeFindings, clickTwice, TOO_WIDE, useBrowser } from './browser.ts';

type Record = { id: string };

const DAY = 86_400_000;
const dayFromNow = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

describe('a player’s page, it', () => {
  const app = useApp({ MONZO_ME_USERNAME: 'ashleyk' });
  const openWindow = useBrowser();
  let priya: Record;
  let game: Record;
  beforeAll(async () => {
    priya = await app.call<Record>('/api/v1/players', {
      name: 'Priya Nair',
      accepted_bank_names: ['NAIR P', 'MISS PRIYA NAIR'],
    });
    await app.deliver('tx_priya', 'NAIR P');
    game = await plan(-10, 1);
    await plan(-3, 0);
    await plan(4, 0);
  });

  async function plan(days: number, guests: number): Promise<Record> {
    const place = { time: '18:30', location: 'Riverside 5s', cost: 4500 };
    const fixture = await app.call<Record>('/api/v1/fixtures', { date: dayFromNow(days), ...place });
    await app.call(`/api/v1/fixtures/${fixture.id}/players/${priya.id}`, { guests }, 'PUT');
    return fixture;
  }

  async function open(width = 390, theme: 'light' | 'dark' = 'light') {
    const { page, complaints } = await openWindow({ width, theme, touch: width === 390 });
    await page.goto(`${app.url}/players/${priya.id}`);
    await page.getByText('Owes since').waitFor();
    await page.getByText('with a guest').waitFor();
    await page.getByText('Credited by the payer’s name').first().waitFor();
    return { page, complaints };
  }

  async function choose(page: Page, item: string): Promise<void> {
    await page.getByRole('button', { name: 'More about Priya Nair' }).click();
    await page.getByText(item, { exact: true }).click();
  }

  test.each([
    [390, 'light'],
    [1280, 'dark'],
  ] as const)(
    'tells what is owed for what, with links to each game and payment, %i %s',
    async (width, theme) => {
      const { page, complaints } = await open(width, theme);
      expect(await page.locator('.figure').innerText()).toBe('£10.00');
      const rows = await page.locator('.list-group-item .row-link').allInnerTexts();
      expect(rows.map((row) => row.split('\n').at(-1))).toEqual([
        'owes £10.00',
        'owes £15.00',
        'owes £10.00',
      ]);
      expect(rows[0]).toContain('Bank transfer');
      expect(rows[0]).toContain('from NAIR P');
      expect(rows[0]).toContain('Credited by the payer’s name');
      const links = await page
        .locator('.list-group-item a')
        .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
      expect([links[0], links[2]]).toEqual(['/money/tx_priya', `/fixtures/${game.id}`]);
      await page.getByText('Paid £5.00, played for £15.00.').waitFor();
      expect(await axeFindings(page)).toEqual([]);
      expect(await page.evaluate(TOO_WIDE)).toBeLessThanOrEqual(0);
      expect(complaints).toEqual([]);
    },
  );

  test('reminds kindly, with the games, the sum and the link', async () => {
    const { page, complaints } = await open();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Remind' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Copy' }).click();
    await page.getByText('Copied: paste it wherever you like.').waitFor();
    const copied = String(await page.evaluate('navigator.clipboard.readText()'));
    expect(copied).toContain('Hi Priya, a friendly reminder: you still owe £10.00 for 2 games of football:');
    expect(copied).toMatch(/• \w{3} \d+ \w{3}, with a guest: £5\.00\n• \w{3} \d+ \w{3}: £5\.00\n/);
    expect(copied).toContain('https://monzo.me/ashleyk/10.00?d=Football');
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('has all that can be done about the money in one row, on the smallest phone too', async () => {
    const { page } = await open(320);
    const tops = await Promise.all(
      ['Remind', 'Cash', 'Payment QR code'].map(async (name) => {
        const box = await page.getByRole('button', { name, exact: true }).boundingBox();
        return box?.y;
      }),
    );
    expect(new Set(tops).size).toBe(1);
  });

  test('takes cash, and takes it back', async () => {
    const { page, complaints } = await open();
    await page.getByRole('button', { name: 'Cash', exact: true }).click();
    expect(await axeFindings(page)).toEqual([]);
    await clickTwice(page.getByRole('dialog').getByRole('button', { name: 'Take £10.00' }));
    await page.getByText('£10.00 cash from Priya Nair').waitFor();
    await expect.poll(() => page.locator('.figure').innerText()).toBe('£0.00');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => page.locator('.figure').innerText()).toBe('£10.00');
    const rows = page.locator('.list-group-item');
    await expect.poll(() => rows.count()).toBe(4);
    await expect.poll(() => rows.first().innerText()).toContain('Cash, taken back');
    expect(await rows.first().locator('s').innerText()).toBe('+£10.00');
    expect(await axeFindings(page)).toEqual([]);
    await rows.first().getByRole('link').click();
    await page.getByRole('button', { name: 'Bring it back' }).click();
    await page.getByText('Credited to').waitFor();
    await page.getByRole('button', { name: 'Take it back' }).click();
    await page.getByRole('heading', { name: 'Taken back' }).waitFor();
    await page.goBack();
    await choose(page, 'Give money back');
    await page.getByRole('dialog', { name: 'Refund to Priya Nair' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('takes bank names off with an undo, and adds them with a word on what they would do', async () => {
    const { page, complaints } = await open();
    const chips = () => page.locator('main .chip').allInnerTexts();
    await page.getByRole('button', { name: 'Remove NAIR P', exact: true }).click();
    await expect.poll(chips).toEqual(['MISS PRIYA NAIR']);
    await app.deliver('tx_meanwhile', 'NAIR P', 300);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(chips).toEqual(['NAIR P', 'MISS PRIYA NAIR']);
    await page.getByText('£7.00').first().waitFor();
    await app.deliver('tx_new_name', 'PRIYA 5S', 100);
    await page.getByRole('button', { name: 'Add a name' }).click();
    await page.getByRole('textbox', { name: 'Bank name' }).fill('priya 5s');
    await page.getByText('Would credit 1 waiting payment.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText('priya 5s added. 1 waiting payment credited').waitFor();
    await expect.poll(() => page.evaluate('document.activeElement.textContent.trim()')).toBe('Add a name');
    expect(complaints).toEqual([]);
  });

  test('archives with an undo, restores, and tells who changed what when', async () => {
    const { page, complaints } = await open(1280);
    await choose(page, 'Archive');
    await page.getByText('Priya Nair archived. They’re still down for').waitFor();
    await page.getByText('Archived: not listed for games').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Archived: not listed for games').waitFor({ state: 'detached' });
    await choose(page, 'Archive');
    await page.getByText('Archived: not listed for games').waitFor();
    await page.goto(`${app.url}/players`);
    await page.getByRole('link', { name: '1 archived' }).click();
    await page.getByRole('link', { name: 'Priya Nair' }).click();
    await choose(page, 'Restore');
    await page.getByText('Archived: not listed for games').waitFor({ state: 'detached' });
    await choose(page, 'History');
    const latest = () => page.getByRole('dialog').getByRole('listitem').first().innerText();
    await expect.poll(latest).toMatch(/^No longer archived\nToday \d\d:\d\d · you$/);
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'More about Priya Nair' }).click();
    await page.getByRole('menuitem', { name: 'Archive' }).waitFor();
    await expect.poll(() => page.getByRole('menuitem', { name: 'Delete' }).count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

describe('what is kept about a player, it', () => {
  const app = useApp();
  const openWindow = useBrowser();

  test.each([
    [390, 'light'],
    [1280, 'dark'],
  ] as const)('is downloaded, and erased once the name is typed, %i %s', async (width, theme) => {
    const name = `Zeb Quagmire ${width}`;
    const { id } = await app.call<Record>('/api/v1/players', { name, accepted_bank_names: [`ZEB ${width}`] });
    await app.deliver(`tx_zeb_${width}`, `ZEB ${width}`);
    const { page, complaints } = await openWindow({ width, theme });
    await page.goto(`${app.url}/players/${id}`);
    await page.getByText(`from ZEB ${width}`).waitFor();
    const choose = async (item: string) => {
      await page.getByRole('button', { name: `More about ${name}` }).click();
      await page.getByText(item, { exact: true }).click();
    };
    const [download] = await Promise.all([page.waitForEvent('download'), choose('Download their data')]);
    expect(download.suggestedFilename()).toBe('personal-data.json');
    await page.keyboard.press('Escape');

    await choose('Erase their data');
    const sheet = page.getByRole('dialog', { name: `Erase what is kept about ${name}?` });
    await sheet.getByText('It can’t be undone.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await sheet.getByRole('textbox').fill('Zeb');
    await sheet.getByRole('button', { name: 'Erase for good' }).click();
    await sheet.getByText(`This is not ${name}.`).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await sheet.getByRole('textbox').fill(name);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Former player' }).waitFor();
    await page.getByText('Erased. The books go on').waitFor();
    await expect.poll(() => page.locator('.figure').innerText()).toBe('£5.00');
    await expect.poll(() => page.locator('main').innerText()).not.toMatch(/zeb/i);
    await page.goto(`${app.url}/money/tx_zeb_${width}`);
    await page.getByText('Matched a bank name of Former player that has been erased.').waitFor();
    await expect.poll(() => page.locator('main').innerText()).not.toMatch(/zeb/i);
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
