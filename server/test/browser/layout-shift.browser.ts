import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { useApp } from './app.ts';
import { useBrowser } from './browser.ts';

type Record = { id: string };
type Shift = { value: number; moved: string[] };

/** A slow phone's line, as Lighthouse has it. */
const SLOW = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 90_000 };

describe('no page, it', () => {
  const app = useApp();
  const openWindow = useBrowser();
  const paths = ['/', '/players', '/money', '/money?show=all', '/settings', '/settings/bank'];
  beforeAll(async () => {
    const names = ['Ashley', 'Bea', 'Cat', 'Dan', 'Eve', 'Finn'];
    const added = names.map((name) => {
      const player = { name: `${name} Jones`, accepted_bank_names: [`${name} JONES`] };
      return app.call<Record>('/api/v1/players', player);
    });
    const player_ids = (await Promise.all(added)).map(({ id }) => id);
    const game = { time: '18:30', location: 'Riverside 5s', cost: 4500, player_ids };
    for (const date of ['2026-01-07', '2026-01-14']) await app.call('/api/v1/fixtures', { ...game, date });
    const next = await app.call<Record>('/api/v1/fixtures', { ...game, date: '2040-11-28' });
    await app.deliver('tx_paid', 'BEA JONES');
    for (const payer of ['A STRANGER', 'JONES ASHLEY', 'CAT JONES & DAN JONES', 'EVE JONS', 'MR F JONES'])
      await app.deliver(`tx_${payer}`, payer, 1_000);
    paths.push(`/fixtures/${next.id}`, `/fixtures/${next.id}?show=everyone`, `/players/${player_ids[0]}`);
  });

  test('moves what it shows while the rest of it comes over a slow line', async () => {
    const shifts = await Promise.all(paths.map(async (path) => [path, await shiftsOf(path)] as const));
    for (const [path, moved] of shifts)
      expect(sum(moved), `${path}: ${JSON.stringify(moved)}`).toBeLessThan(0.05);
  });

  async function shiftsOf(path: string): Promise<Shift[]> {
    const { page } = await openWindow({ touch: true });
    page.setDefaultTimeout(90_000);
    const line = await page.context().newCDPSession(page);
    await line.send('Network.emulateNetworkConditions', SLOW);
    await page.addInitScript(NOTE_SHIFTS);
    await page.goto(app.url + path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await settled(page);
    const shifts = await page.evaluate<Shift[]>('shifts');
    await page.context().close();
    return shifts;
  }
});

const sum = (shifts: Shift[]): number => shifts.reduce((all, { value }) => all + value, 0);

/** Waits until nothing more has been fetched for a second and nothing is still on its way. */
async function settled(page: Page): Promise<void> {
  await expect.poll(() => page.getByText('Loading…').count(), { timeout: 30_000 }).toBe(0);
  const fetched = () => page.evaluate<number>('performance.getEntriesByType("resource").length');
  for (let before = -1, now = await fetched(); now !== before; now = await fetched()) {
    before = now;
    await page.waitForTimeout(1_000);
  }
}

// What moved is told with its first words, so that a failure can be traced.
const NOTE_SHIFTS = `globalThis.shifts = [];
new PerformanceObserver((list) => {
  for (const { value, hadRecentInput, sources } of list.getEntries())
    if (!hadRecentInput) shifts.push({ value, moved: sources.map(({ node }) => node?.textContent?.trim().slice(0, 40)) });
}).observe({ type: 'layout-shift', buffered: true });`;
