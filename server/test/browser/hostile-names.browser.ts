import { beforeAll, describe, expect, test } from 'vitest';
import { useApp } from './app.ts';
import { useBrowser, TOO_WIDE } from './browser.ts';

const NAMES = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(2)>',
  '"><svg onload=alert(3)>',
  "';alert(4);//",
  '{{ constructor.constructor("alert(5)")() }}',
  '${alert(6)}',
  'javascript:alert(7)',
  '<a href="javascript:alert(8)">x</a>',
  '<iframe srcdoc="<script>alert(9)</script>">',
  '<style>*{display:none}</style>x',
  '</title><script>alert(11)</script>',
  '&lt;b&gt;bold&lt;/b&gt;',
  '<math><mtext></mtext><script>alert(13)</script></math>',
  '=HYPERLINK("http://x","14")',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  '0',
  "O'Neil & Söhne",
  'Ann\u202Ecba',
  'مرحبا بالعالم',
  '李小龍',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿 Eve ⚽️',
  'a\u0301\u0302\u0303\u0304\u0305b',
  'Zero\u200Bwidth',
  '%3Cscript%3E',
  '../../etc/passwd',
  'W'.repeat(64),
];

describe('hostile names, they', () => {
  const app = useApp();
  const openWindow = useBrowser();
  beforeAll(async () => {
    for (const [index, name] of NAMES.entries()) {
      await app.call('/api/v1/players', {
        name,
        accepted_bank_names: [`Payer ${index} ${name}`.slice(0, 64)],
      });
      await app.deliver(`tx_${index}`, `Payer ${index} ${name}`.slice(0, 64));
      await app.deliver(`tx_other_${index}`, `Other ${index} ${name}`);
    }
  });

  test.each(['/players', '/money', '/money?show=all'])(
    'are shown as the text they are, on %s',
    async (path) => {
      const { page, complaints } = await openWindow();
      await page.goto(app.url + path);
      await page.getByText('W'.repeat(60)).first().waitFor();
      if (path.endsWith('all')) {
        await page.getByRole('button', { name: 'Show more' }).click();
        await expect.poll(() => page.locator('main .list-group-item').count()).toBe(2 * NAMES.length);
      }
      const shown = String(await page.evaluate('document.querySelector("main").textContent'));
      for (const name of NAMES) expect(shown).toContain(name);
      expect(await page.evaluate(TOO_WIDE)).toBeLessThanOrEqual(0);
      expect(await page.locator('main :is(script, iframe, style, img, math)').count()).toBe(0);
      expect(complaints).toEqual([]);
    },
  );

  test('are whoever may log in, in Settings', async () => {
    for (const name of NAMES) {
      await app.call('/api/v1/tokens', { name });
      await app.call('/api/v1/deputies', { name: `H ${name}` });
    }
    const { page, complaints } = await openWindow();
    await page.goto(`${app.url}/settings`);
    await page
      .getByText(`H ${'W'.repeat(60)}`)
      .first()
      .waitFor();
    await page.getByText('W'.repeat(60)).nth(1).waitFor();
    const shown = String(await page.evaluate('document.querySelector("main").textContent'));
    for (const name of NAMES) expect(shown.split(name).length, name).toBeGreaterThan(2);
    expect(await page.evaluate(TOO_WIDE)).toBeLessThanOrEqual(0);
    expect(await page.locator('main :is(script, iframe, style, math)').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('are the players of a game, where it is played, and the club', async () => {
    const { items } = await app.call<{ items: { id: string }[] }>('/api/v1/players?limit=200');
    const { page, complaints } = await openWindow();
    for (const name of NAMES.slice(0, 14)) {
      await app.call('/api/v1/settings', { club_name: name }, 'PATCH');
      const fixture = { date: '2030-11-27', time: '18:30', location: name, cost: 4500, max_players: 40 };
      const game = { ...fixture, player_ids: items.map(({ id }) => id) };
      const { id } = await app.call<{ id: string }>('/api/v1/fixtures', game);
      await page.goto(`${app.url}/fixtures/${id}`);
      const missing = async () => {
        const shown = String(await page.evaluate('document.body.textContent'));
        return NAMES.filter((one) => !shown.includes(one));
      };
      await expect.poll(missing).toEqual([]);
      await page.goto(app.url);
      await page.locator('h1', { hasText: name }).waitFor();
    }
    expect(complaints).toEqual([]);
  });

  test('could not run a script even if one of them got into the page, and that would be a complaint', async () => {
    const { page, complaints } = await openWindow();
    await page.goto(`${app.url}/players`);
    await page.evaluate(
      `document.body.append(Object.assign(document.createElement('script'), { text: 'alert(1)' }))`,
    );
    await page.evaluate(
      `document.body.insertAdjacentHTML('beforeend', '<img src="/none.png" onerror="alert(2)">')`,
    );
    await expect.poll(() => complaints.length).toBe(2);
    for (const complaint of complaints) expect(complaint).toMatch(/Content Security Policy/);
  });

  test('are the title and the heading of the player’s page', async () => {
    const { page, complaints } = await openWindow();
    const { items } = await app.call<{ items: { id: string; name: string }[] }>('/api/v1/players?limit=200');
    expect(items).toHaveLength(NAMES.length);
    for (const { id, name } of items) {
      await page.goto(`${app.url}/players/${id}`);
      await page.locator('h1', { hasNotText: /^Player$/ }).waitFor();
      expect(await page.locator('h1').textContent()).toBe(name);
      expect(await page.title()).toContain(name);
    }
    expect(complaints).toEqual([]);
  });
});
