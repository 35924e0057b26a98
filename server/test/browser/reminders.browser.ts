import { beforeAll, describe, expect, test } from 'vitest';
import { useApp } from './app.ts';
import { axeFindings, useBrowser } from './browser.ts';

type Record = { id: string };

const DAY = 86_400_000;
const TOMORROW = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' }).format(Date.now() + DAY);

describe('reminders and promises, they', () => {
  const app = useApp();
  const openWindow = useBrowser();
  let player: Record;
  beforeAll(async () => {
    player = await app.call<Record>('/api/v1/players', {
      name: 'Priya Nair',
      accepted_bank_names: ['NAIR P'],
    });
    const where = { time: '18:30', location: 'Riverside 5s', cost: 4500, player_ids: [player.id] };
    for (const date of ['2026-01-07', '2026-01-14']) await app.call('/api/v1/fixtures', { date, ...where });
    await app.deliver('tx_1', 'NAIR P', 1_000);
    await app.deliver('tx_back', 'NAIR P', -1_300);
    const allocations = [{ player_id: player.id, amount: -1_300 }];
    await app.call('/api/v1/payments/tx_back/allocations', { allocations }, 'PUT');
  });

  test('note on which day somebody said they would pay, and say so on their page and on Home', async () => {
    const { page, complaints } = await openWindow({ touch: true });
    await page.goto(`${app.url}/players/${player.id}`);
    await page.getByRole('button', { name: 'More about Priya Nair' }).tap();
    await page.getByRole('menuitem', { name: 'Promised to pay…' }).tap();
    const sheet = page.getByRole('dialog', { name: 'When will Priya Nair pay?' });
    const day = sheet.getByLabel('They said they’d pay on');
    await day.fill('');
    await sheet.getByText('Please choose a day.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await day.fill(TOMORROW);
    await sheet.getByRole('button', { name: 'Note it' }).tap();
    await page.getByText('Noted: Priya Nair pays on').waitFor();
    await page.getByText('Promised tomorrow').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'Home', exact: true }).tap();
    await page.getByText('· promised tomorrow').waitFor();
    expect(complaints).toEqual([]);
  });

  test('add up to what is asked for, money given back included', async () => {
    const { page } = await openWindow({ touch: true });
    await page.goto(`${app.url}/players/${player.id}`);
    await page.getByRole('button', { name: 'Remind' }).tap();
    const text = page.getByRole('textbox', { name: 'What is sent' });
    await expect.poll(() => text.inputValue()).toContain('you still owe £13.00');
    const lines = (await text.inputValue()).match(/^• .*: £\d+\.\d\d$/gm) ?? [];
    expect(lines).toContain('• Money given back: £3.00');
    const sum = lines.reduce((pence, line) => pence + Math.round(Number(line.split('£').at(-1)) * 100), 0);
    expect(sum).toBe(1_300);
  });
});
