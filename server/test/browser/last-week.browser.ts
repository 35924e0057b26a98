import { beforeAll, describe, expect, test } from 'vitest';
import { useApp } from './app.ts';
import { axeFindings, useBrowser } from './browser.ts';

type Fixture = { id: string; players: { name: string; state: string; fee: number }[] };

const DAY = 86_400_000;
const dayFromNow = (days: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' }).format(Date.now() + days * DAY);

describe('last week’s game, it', () => {
  const app = useApp();
  const openWindow = useBrowser();
  let played = '';
  let next = '';
  beforeAll(async () => {
    // By default a player starts on the day on which they are added.
    await app.call('/api/v1/players', { name: 'Ashley' });
    await app.call('/api/v1/players', { name: 'Bea', attendance_start: '2026-01-01' });
    const game = { time: '18:30', location: 'Riverside 5s', cost: 1500, min_players: 2, max_players: 8 };
    const plan = (days: number) => app.call<Fixture>('/api/v1/fixtures', { ...game, date: dayFromNow(days) });
    [played, next] = [(await plan(-5)).id, (await plan(2)).id];
    await plan(9);
  });
  const whoIsIn = async (id: string) => {
    const { players } = await app.call<Fixture>(`/api/v1/fixtures/${id}`);
    return players.map(({ name, state, fee }) => `${name} ${state} ${fee}`);
  };

  test('is recorded with whoever came, also those who were added since', async () => {
    const { page, complaints } = await openWindow({ touch: true });
    await page.goto(`${app.url}/fixtures/${played}?show=everyone`);
    await page.getByRole('checkbox', { name: 'Bea' }).tap();
    await page.getByRole('heading', { name: 'Started later' }).waitFor();
    await page.getByRole('button', { name: 'Put in anyway: Ashley' }).tap();
    await page.getByRole('checkbox', { name: 'Ashley' }).waitFor();
    await page.getByRole('searchbox').fill('Newton');
    await page.getByRole('button', { name: 'Add Newton as a new player' }).tap();
    await page.getByText('Newton is a new player').waitFor();
    await expect.poll(() => whoIsIn(played)).toEqual(['Bea in 500', 'Ashley in 500', 'Newton in 500']);
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('is who is in this week at one tap, and out again at another', async () => {
    const { page, complaints } = await openWindow({ touch: true });
    await page.goto(`${app.url}/fixtures/${next}`);
    const same = page.getByRole('button', { name: 'Same as last week (3)' });
    await same.tap();
    await page.getByRole('status').getByText('3 put in').waitFor();
    await expect.poll(() => whoIsIn(next)).toEqual(await whoIsIn(played));
    await page.getByRole('button', { name: 'Undo' }).tap();
    await page.getByRole('status').getByText('3 taken out again').waitFor();
    expect(await whoIsIn(next)).toEqual([]);
    await page.reload();
    await same.waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
