import { expect, test } from 'vitest';
import { useApp } from './app.ts';
import { axeFindings, useBrowser } from './browser.ts';

type Player = { id: string; total_paid: number; accepted_bank_names: string[] };

const app = useApp();
const openWindow = useBrowser();

test('the best guess is credited and remembered in one tap, and both are taken back', async () => {
  const marcus = { name: 'Marcus Bell', accepted_bank_names: ['MR M BELL'] };
  const { id } = await app.call<Player>('/api/v1/players', marcus);
  const player = () => app.call<Player>(`/api/v1/players/${id}`);
  const paid = async () => (await player()).total_paid;
  await app.deliver('tx_1', 'M BELL');
  const { page, complaints } = await openWindow({ touch: true });
  await page.goto(`${app.url}/money`);
  const best = page.getByRole('button', { name: 'Credit and remember Marcus Bell' });
  await best.waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await best.dblclick();
  await expect.poll(paid).toBe(500);
  await app.deliver('tx_2', 'M. Bell');
  await expect.poll(paid).toBe(1000);
  expect((await player()).accepted_bank_names).toEqual(['MR M BELL', 'M BELL']);

  await page.locator('main').getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Undone, and M BELL is forgotten').waitFor();
  expect(await paid()).toBe(500);
  expect((await player()).accepted_bank_names).toEqual(['MR M BELL']);

  await page.getByRole('button', { name: 'More about £5.00 from M BELL' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Split' }).click();
  await page.getByRole('dialog', { name: /Split/ }).waitFor();
  expect(complaints).toEqual([]);
});

test('the page stays where it is when one is credited, with the next in view and focused', async () => {
  for (const name of ['Nia Bell', 'Tom Reed'])
    await app.call<Player>('/api/v1/players', { name, accepted_bank_names: [name.toUpperCase()] });
  for (const [id, payer] of ['STRANGER', 'TOM REED MR', 'BELL NIA', 'REED TOM', 'ONE MORE'].entries())
    await app.deliver(`tx_stay_${id}`, payer);
  const { page } = await openWindow({ touch: true });
  await page.goto(`${app.url}/money`);
  const cards = page.locator('[data-payment]');
  const [card, next] = [cards.nth(2), cards.nth(3)];
  await card.getByRole('button', { name: 'Just this once' }).waitFor();
  await card.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const top = async () => (await card.boundingBox())?.y;
  const before = await top();
  await card.getByRole('button', { name: 'Just this once' }).tap();
  await card.getByText(/^Credited to/).waitFor();
  await expect
    .poll(() => next.getByRole('heading').evaluate((heading) => heading.matches(':focus')))
    .toBe(true);
  expect(await top()).toBe(before);
  const heading = await next.getByRole('heading').boundingBox();
  expect(heading?.y).toBeGreaterThan(before ?? 0);
  expect(heading?.y).toBeLessThan(700);
});
