import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { PageHeaders } from '../support/log-in.ts';
import { sessionOfWindows } from './app.ts';

export type Window = {
  page: Page;
  /** What the console, the content security policy and uncaught errors said; a refused call is no complaint. */
  complaints: string[];
};

type WindowOptions = {
  width?: number;
  height?: number;
  theme?: 'light' | 'dark';
  /** A phone that is touched. By default there is a mouse. */
  touch?: boolean;
  /** Lets the app keep its shell, which would come between the page and a test's routes. */
  worker?: boolean;
  /** Whether the organiser has logged in there. They have by default. */
  isLoggedIn?: boolean;
};

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A function that opens windows of one browser, which closes after the tests around. */
export function useBrowser(): (options?: WindowOptions) => Promise<Window> {
  let browser: Browser;
  beforeAll(async () => void (browser = await openBrowser()));
  afterAll(() => browser.close());
  return (options) => openWindow(browser, options);
}

/** By how many pixels the page is wider than its window. `innerWidth` would grow with the page on a phone. */
export const TOO_WIDE = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

/** What axe finds on the page as it is now, each with the element. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate<string[]>(`axe.run(document).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 200))))`);
}

/** Clicks twice at once, before a sheet can close and let the second click through to what lies below it. */
export const clickTwice = (button: Locator): Promise<void> =>
  button.evaluate((element: { click(): void }) => {
    element.click();
    element.click();
  });

/** A Chromium without a window; the script that runs these tests says where it is. */
function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: QUIET });
}

/** A fresh window of a phone's width, or another; nothing moves in it. */
async function openWindow(
  browser: Browser,
  {
    width = 390,
    height = 844,
    theme = 'light',
    touch = false,
    worker = false,
    isLoggedIn = true,
  }: WindowOptions = {},
): Promise<Window> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    hasTouch: touch,
    isMobile: touch,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    serviceWorkers: worker ? 'allow' : 'block',
  });
  const session = isLoggedIn ? sessionOfWindows() : null;
  if (session) await context.addCookies([toCookie(session)]);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => complaints.push(`dialog: ${dialog.message()}`));
  page.on('console', (message) => {
    const isExpected = /^(Failed to load resource|Service Worker registration blocked)/.test(message.text());
    if (!isExpected && ['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  return { page, complaints };
}

function toCookie({ Cookie, Origin }: PageHeaders) {
  const [name = '', value = ''] = Cookie.split('=');
  return { name, value, url: Origin, httpOnly: true, sameSite: 'Strict' as const };
}
