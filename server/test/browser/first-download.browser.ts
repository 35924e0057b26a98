import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { useApp } from './app.ts';
import { useBrowser } from './browser.ts';

const MAX_FIRST = 150 * 1024;
const MAX_LATER = 40 * 1024;
const DIST = new URL('../../../client/dist/', import.meta.url);

describe('the first download, it', () => {
  test('is at most 150 KiB of scripts and styles, compressed', () => {
    const files = first();
    expect(files.length).toBeGreaterThan(2);
    expect(sizeOf(files)).toBeLessThanOrEqual(MAX_FIRST);
  });

  test('holds no inline script and no inline style', () => {
    expect(read('index.html')).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/);
  });
});

describe('Home, it', () => {
  const app = useApp();
  const openWindow = useBrowser();

  test('asks for each of its answers once, though several parts show it', async () => {
    await app.call('/api/v1/players', { name: 'Ashley' });
    await app.deliver('tx_1', 'A STRANGER');
    const { page } = await openWindow({ touch: true });
    // An answer that is older than the event stream would be asked for again, since a change may have been missed.
    const opened = page.waitForResponse('**/api/v1/events');
    const asked: string[] = [];
    await page.route(/\/api\/v1\/(summary|settings|players|bank)/, async (route) => {
      asked.push(route.request().url());
      await opened;
      await route.fallback();
    });
    await page.goto(app.url);
    await page.getByText('Monzo, ').waitFor();
    await page.waitForTimeout(300);
    expect(asked).toContain(`${app.url}/api/v1/summary`);
    expect(asked).toEqual([...new Set(asked)]);
  });
});

describe('each later page, it', () => {
  const entry = first().find((file) => /index-[^/]*\.js$/.test(file)) ?? '';
  const pages = [...new Set(read(entry).match(/\w+Page-[\w-]+\.js/g))].map((name) => `assets/${name}`);

  test('is found', () => expect(pages.length).toBeGreaterThan(10));

  test('is named with its icons in the answer that opens it', () => {
    const links = Object.values<string>(JSON.parse(read('.pages.json')));
    expect(links.length).toBeGreaterThan(10);
    expect(
      links.filter((link) => !/\/assets\/later-icons-[\w-]+\.js>; rel=modulepreload/.test(link)),
    ).toEqual([]);
  });

  test.each(pages)('brings at most 40 KiB more: %s', (page) => {
    const known = new Set(first());
    expect(sizeOf(neededBy(page).filter((file) => !known.has(file)))).toBeLessThanOrEqual(MAX_LATER);
  });
});

function first(): string[] {
  const files = read('index.html').matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g);
  return [...files].map((match) => match[1] ?? '');
}

/** A script, what it imports, what that imports, and the styles that come with them: all that opening it fetches. */
function neededBy(script: string, found = new Set<string>()): string[] {
  if (found.has(script)) return [...found];
  found.add(script);
  for (const [, name] of read(script).matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g))
    neededBy(`assets/${name}`, found);
  const styles = script.replace(/^assets\/(.+)-[\w-]{8}\.js$/, '$1');
  for (const file of readdirSync(new URL('assets/', DIST)))
    if (file.endsWith('.css') && file.slice(0, -'-12345678.css'.length) === styles)
      found.add(`assets/${file}`);
  return [...found];
}

function sizeOf(files: string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, DIST))).length, 0);
}

function read(file: string): string {
  return readFileSync(new URL(file, DIST), 'utf8');
}
