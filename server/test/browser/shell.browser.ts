import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useApp } from './app.ts';
import { axeFindings, useBrowser } from './browser.ts';

const KEPT = `caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name))))
  .then((open) => Promise.all(open.map((cache) => cache.keys())))
  .then((lists) => lists.flat().map(({ url }) => new URL(url).pathname))`;

describe('the kept shell, it', () => {
  const app = useApp();
  const openWindow = useBrowser();
  let way: Way;
  beforeAll(async () => {
    way = await openWay(app.url);
    await app.call('/api/v1/players', { name: 'Ashley' });
  });
  afterAll(() => {
    way.server.close();
    way.server.closeAllConnections();
  });

  test('opens without a way to the server and says so, with nothing of the API among its files', async () => {
    const { page } = await openWindow({ worker: true });
    await page.goto(`${way.url}/players`);
    await isKept(page);
    await page.reload();
    await page.getByText('Ashley').waitFor();
    way.isOpen = false;
    way.server.closeAllConnections();
    await page.goto(`${way.url}/players?q=1`);
    await page.getByRole('heading', { name: 'Players' }).waitFor();
    await page.getByText(/Not connected: showing what you last saw at \d\d:\d\d/).waitFor();
    await page.getByText('Ashley').waitFor();
    expect(await axeFindings(page)).toEqual([]);

    // Pages that were never opened here are at hand too.
    for (const name of ['Fixtures', 'Money', 'Players']) {
      await page.getByRole('link', { name }).first().click();
      await page.getByRole('heading', { name, level: 1 }).waitFor();
    }
    way.isOpen = true;
    await page.getByText('Connected again.').waitFor();
    await page.getByText('Ashley').first().waitFor();

    const kept = await page.evaluate<string[]>(KEPT);
    const files = await page.evaluate<string[]>('fetch("/files.json").then((answer) => answer.json())');
    expect(files.length).toBeGreaterThan(20);
    expect(kept).toEqual(expect.arrayContaining(['/', ...files]));
    expect(kept.filter((path) => /^\/(api|monzo_webhook|healthz)/.test(path))).toEqual([]);
  });

  test('is the new one at the first load after an update', async () => {
    const { page } = await openWindow({ worker: true });
    await page.goto(way.url);
    await isKept(page);
    way.edition = '<meta name="edition" content="2">';
    await page.reload();
    expect(await page.locator('meta[name=edition]').count()).toBe(1);
    await expect
      .poll(() => page.evaluate('caches.match("/").then((page) => page.text())'))
      .toContain('edition');
    way.isOpen = false;
    way.server.closeAllConnections();
    await page.reload();
    await page.getByText('Not connected').waitFor();
    expect(await page.locator('meta[name=edition]').count()).toBe(1);
    way.isOpen = true;
  });
});

type Way = { url: string; server: Server; isOpen: boolean; edition: string };

/** A way to the server that can be closed, and on which the page can become another one. */
async function openWay(target: string): Promise<Way> {
  const server = createServer((asked, answer) => {
    if (!way.isOpen) return void asked.socket.destroy();
    const { host } = new URL(target);
    const headers = { ...asked.headers, host, 'accept-encoding': 'identity' };
    const passed = request(target + (asked.url ?? ''), { method: asked.method ?? 'GET', headers }, (got) => {
      const isPage = got.headers['content-type']?.startsWith('text/html') ?? false;
      const { 'content-length': _length, ...kept } = got.headers;
      answer.writeHead(got.statusCode ?? 500, isPage ? kept : got.headers);
      if (isPage)
        got.on('data', (text: Buffer) =>
          answer.write(text.toString().replace('<head>', `<head>${way.edition}`)),
        );
      else got.pipe(answer);
      got.on('end', () => answer.end());
    });
    passed.on('error', () => answer.destroy());
    answer.on('close', () => passed.destroy());
    asked.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const way: Way = { url: `http://127.0.0.1:${port}`, server, isOpen: true, edition: '' };
  return way;
}

async function isKept(page: Page): Promise<void> {
  await page.evaluate('navigator.serviceWorker.ready');
  await expect.poll(() => page.evaluate('navigator.serviceWorker.controller !== null')).toBe(true);
}
