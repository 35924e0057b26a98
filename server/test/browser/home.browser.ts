import { beforeAll, describe, expect, test } from 'vitest';
import { useApp } from './app.ts';
import { useBrowser } from './browser.ts';

const FOCUSED =
  'document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent.trim()';

describe('Home, it', () => {
  const app = useApp();
  const openWindow = useBrowser();
  const ids: string[] = [];
  beforeAll(async () => {
    for (const name of ['Ashley', 'Bob', 'Cem']) {
      const player = { name, accepted_bank_names: [`${name} AT THE BANK`] };
      ids.push((await app.call<{ id: string }>('/api/v1/players', player)).id);
    }
  });

  test('answers who is to be chased, whether the next game is on, and where the organiser stands', async () => {
    const { page, complaints } = await openWindow({ touch: true });
    await page.goto(app.url);
    await page.getByText('Two steps').waitFor();
    await page.getByRole('link', { name: 'Plan the next game' }).waitFor();
    await page.getByRole('button', { name: 'We only take cash' }).click();
    await page.getByText('One step, then you always know who owes').waitFor();
    expect(await page.getByText('Connect Monzo').count()).toBe(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Two steps').waitFor();

    const game = { time: '18:30', location: 'Riverside 5s', cost: 1500, min_players: 4, max_players: 6 };
    await app.call('/api/v1/fixtures', { ...game, date: '2026-01-07', player_ids: ids });
    await app.call('/api/v1/fixtures', { ...game, date: '2040-11-28', player_ids: ids.slice(0, 2) });
    await app.deliver('tx_0', 'ASHLEY AT THE BANK');
    await app.deliver('tx_1', 'NOBODY KNOWN', 700);

    await page.getByText('1 payment needs you').first().waitFor();
    await page.getByText('£7.00 that nobody has been credited for').waitFor();
    await page.getByText('Two more needed').waitFor();
    await page.getByText('One more and £5.00 each covers the pitch. As it is, £7.50 each.').waitFor();
    await page.getByText('Out of pocket').waitFor();
    await page.getByText('Collected £5.00, pitches £15.00. Once everyone has paid you’ll be even.').waitFor();
    await page.getByText('Who owes · £10.00').waitFor();
    await page.getByText('since 7 Jan').first().waitFor();
    await page.getByRole('table', { name: 'The season so far' }).waitFor({ state: 'attached' });
    await page.getByText('Monzo, just now').waitFor();
    expect(complaints).toEqual([]);
  });

  test('reminds who owes in one tap, in words that may be changed, and returns to where it was', async () => {
    const { page, complaints } = await openWindow({ touch: true });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(app.url);
    await page.getByRole('button', { name: 'Remind Bob' }).click();
    const words = page.getByRole('dialog').getByRole('textbox');
    await expect
      .poll(() => words.inputValue())
      .toMatch(/^Hi Bob, a friendly reminder: you still owe £5\.00 for football/);
    await words.fill('Bob!');
    await page.getByRole('button', { name: 'Copy' }).click();
    await expect.poll(() => page.evaluate('navigator.clipboard.readText()')).toBe('Bob!');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await expect.poll(() => page.evaluate(FOCUSED)).toBe('Remind Bob');
    await page.getByText('since 7 Jan · reminded today').waitFor();
    expect(complaints).toEqual([]);
  });

  test('reminds the whole group in three taps, says so on each row, and takes it back', async () => {
    const [, bob = '', cem = ''] = ids;
    await app.call(`/api/v1/players/${bob}/reminder/undo`, {}, 'POST');
    await app.call(`/api/v1/players/${cem}`, { archived: true }, 'PATCH');
    const { page, complaints } = await openWindow({ touch: true });
    // The third tap is in the phone's own sheet.
    await page.addInitScript('navigator.share = async ({ text }) => { window.shared = text; }');
    await page.goto(app.url);
    await page.getByText('archived · since 7 Jan').waitFor();
    await page.getByRole('button', { name: 'Remind all' }).tap();
    await page.getByRole('dialog').getByRole('button', { name: 'Share' }).tap();
    await page.getByText('Noted: 2 players were reminded').waitFor();
    expect(await page.evaluate('window.shared')).toContain('• Bob: £5.00');
    expect(await page.evaluate('window.shared')).toContain('• Cem: £5.00');
    await expect.poll(() => page.getByText('reminded today').count()).toBe(2);
    await page.getByRole('button', { name: 'Not sent' }).tap();
    await expect.poll(() => page.getByText('reminded today').count()).toBe(0);
    await page.goto(`${app.url}/players`);
    await page.getByText('2 owe £10.00 together').waitFor();
    await page.getByRole('link', { name: 'Cem archived' }).waitFor();
    await app.call(`/api/v1/players/${cem}`, { archived: false }, 'PATCH');
    expect(complaints).toEqual([]);
  });

  test('leads to who is in, and on a laptop to cash and a new fixture', async () => {
    const { page } = await openWindow({ width: 1280 });
    await page.goto(app.url);
    await page.getByRole('link', { name: 'Who is in' }).click();
    await page.waitForURL(/\/fixtures\/[\w-]+$/);
    await page.goBack();
    await page.getByText('Just in').waitFor();
    await page.getByRole('link', { name: 'New fixture' }).click();
    await page.waitForURL('**/fixtures/new');
    await page.goBack();
    await page.getByRole('link', { name: 'Take cash' }).click();
    await page.waitForURL('**/money?cash=1');
    await page.getByRole('dialog', { name: 'Who’s paying cash?' }).waitFor();
  });
});
