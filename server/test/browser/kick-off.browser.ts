import { beforeAll, describe, expect, test } from 'vitest';
import { useApp } from './app.ts';
import { axeFindings, useBrowser } from './browser.ts';

type Record = { id: string };

const MINUTE = 60_000;

const NOON = new Date().setUTCHours(12, 0, 0, 0);

// The server starts at noon, whatever the hour is here, and its clock goes two hours forward when it is told to.
const CLOCK = `const Real = Date; let ahead = ${NOON - Date.now()};
globalThis.Date = class extends Real {
  constructor(...args) { args.length > 0 ? super(...args) : super(Real.now() + ahead); }
  static now() { return Real.now() + ahead; }
};
process.once('SIGUSR2', () => { ahead += ${120 * MINUTE}; });`;

describe('a page that stays open, it', () => {
  const preload = `--import=data:text/javascript,${encodeURIComponent(CLOCK)}`;
  const app = useApp({ NODE_OPTIONS: preload });
  const openWindow = useBrowser();
  const kickOff = new Date(NOON + 60 * MINUTE);
  let game = '';
  beforeAll(async () => {
    const added = ['Ashley', 'Bea'].map((name) => app.call<Record>('/api/v1/players', { name }));
    const [date = '', time = ''] = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Europe/London',
      dateStyle: 'short',
      timeStyle: 'short',
    })
      .format(kickOff)
      .split(' ');
    const player_ids = (await Promise.all(added)).map(({ id }) => id);
    const fixture = { date, time, location: 'Riverside 5s', cost: 1000, min_players: 2, player_ids };
    game = (await app.call<Record>('/api/v1/fixtures', fixture)).id;
  });

  test('notices a kick-off, and says who owes, what is next and who can be charged', async () => {
    const { page, complaints } = await openWindow({ touch: true });
    const other = await page.context().newPage();
    for (const tab of [page, other]) await tab.clock.install({ time: kickOff.getTime() - MINUTE / 2 });
    await page.goto(app.url);
    await page.getByRole('link', { name: 'Who is in' }).waitFor();
    expect(await page.getByText('Who owes').count()).toBe(0);
    await other.goto(`${app.url}/players`);
    await other.getByText('nobody owes anything').waitFor();

    process.kill(app.pid, 'SIGUSR2');
    const read = () => app.call<{ status: string }>(`/api/v1/fixtures/${game}`);
    await expect.poll(async () => (await read()).status).toBe('played');
    for (const tab of [page, other]) await tab.clock.runFor(1.5 * MINUTE);
    await page.getByText('Kicked off', { exact: true }).waitFor();
    await page.getByText('£0.00 of £10.00 paid · 2 still owe £10.00').waitFor();
    await page.getByText('Who owes · £10.00').waitFor();
    await page.getByRole('button', { name: 'Remind Bea' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await other.getByText('2 owe £10.00 together').waitFor();
    await page.getByRole('link', { name: 'Take cash' }).tap();
    await page.waitForURL(`**/fixtures/${game}`);
    await page.getByRole('button', { name: 'Take £5.00 in cash from Ashley' }).waitFor();
    expect(complaints).toEqual([]);
  });
});
