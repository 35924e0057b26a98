import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { App } from './app.ts';
import { axeFindings, TOO_WIDE, type useBrowser } from './browser.ts';

/** A page, or what is opened on it. Words in capitals within the path stand for the id of a record. */
export type State = { path: string; then?: (page: Page) => Promise<void> };

const BOOTSTRAP = createRequire(import.meta.url).resolve('bootstrap/dist/css/bootstrap.css');
const ASSETS = new URL('../../../client/dist/assets/', import.meta.url);

/** Looks at one state of the app after the other, in both themes and with large letters. */
export function createLook(app: App, openWindow: ReturnType<typeof useBrowser>) {
  const ids: Record<string, string> = {};
  const isLeftOut = findLeftOut();

  /** Adds records that are told apart in the states' paths. */
  async function fill(): Promise<void> {
    const add = async (path: string, body: unknown) => (await app.call<{ id: string }>(path, body)).id;
    const player = { name: 'Ashley Kingscote', accepted_bank_names: ['KINGSCOTE AM'] };
    ids['ASHLEY'] = await add('/api/v1/players', player);
    // Only whoever has no past can be deleted.
    ids['DAN'] = await add('/api/v1/players', { name: 'Dan' });
    ids['BOB'] = await add('/api/v1/players', { name: 'Bob' });
    const game = { time: '18:30', location: 'Riverside 5s', cost: 4500, player_ids: [ids['BOB']] };
    ids['NEXT'] = await add('/api/v1/fixtures', { ...game, date: '2040-11-28' });
    ids['PLAYED'] = await add('/api/v1/fixtures', { ...game, date: '2026-01-07' });
    await add('/api/v1/deputies', { name: 'Sam Porter' });
    await app.deliver('tx_1', 'KINGSCOTE AM');
    await app.deliver('tx_2', 'AN EXTRAORDINARILY LONG PAYER NAME-WITHOUTANYBREAKATALLINITSSECONDHALF');
    await app.deliver('tx_4', 'MISS KINGSCOTE AM');
    await app.deliver('tx_3', 'SMITH J & JONES A', 1_234_567, 'FOOTY WED');
  }

  async function lookAt(width: number, states: Record<string, State>): Promise<void> {
    const { page, complaints } = await openWindow({ width });
    for (const [name, state] of Object.entries(states)) {
      await open(page, name, state);
      for (const theme of width === 320 ? (['light'] as const) : (['light', 'dark'] as const)) {
        await page.emulateMedia({ colorScheme: theme });
        await page.locator(`html[data-bs-theme=${theme}]`).waitFor();
        // The colours get there by transitions.
        await expect.poll(() => axeFindings(page), { message: `${name}, ${theme}` }).toEqual([]);
      }
      expect(await page.locator('h1').count(), name).toBe(1);
      expect(await page.title(), name).toMatch(/^\S.* · Paid Up$/);
      expect(await page.evaluate(TOO_WIDE), name).toBeLessThanOrEqual(0);
      expect(await page.evaluate(TOO_SMALL), name).toEqual([]);
      const classes = await page.evaluate<string[]>(CLASSES);
      expect(classes.filter(isLeftOut), `${name}, without a style`).toEqual([]);
      await page.emulateMedia({ colorScheme: 'light' });
      if (width === 390) {
        await page.evaluate('document.documentElement.style.fontSize = "200%"');
        // An open menu looks for its place again.
        await expect.poll(() => page.evaluate(CUT_OFF), { message: name }).toEqual([]);
        expect(await page.evaluate(TOO_WIDE), `${name}, with large letters`).toBeLessThanOrEqual(0);
      }
    }
    expect(await page.evaluate(HOVERS_ON_TOUCH)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  }

  async function open(page: Page, name: string, { path, then }: State): Promise<void> {
    await page.goto(app.url + path.replace(/[A-Z]{3,}/, (id) => ids[id] ?? id));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expect.poll(() => page.getByText('Loading…').count(), { message: name }).toBe(0);
    await then?.(page);
  }

  return { fill, lookAt };
}

/** Tells of a class whether Bootstrap has a rule for it and the build has none. */
function findLeftOut(): (name: string) => boolean {
  const styles = readdirSync(ASSETS).filter((name) => name.endsWith('.css'));
  const built = classesIn(styles.map((name) => readFileSync(new URL(name, ASSETS), 'utf8')).join(''));
  const all = classesIn(readFileSync(BOOTSTRAP, 'utf8'));
  return (name) => all.has(name) && !built.has(name);
}

const classesIn = (css: string) =>
  new Set([...css.matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name ?? ''));

const CLASSES = `[...document.querySelectorAll('[class]')].flatMap(({ classList }) => [...classList])`;

// A rule for a pointer that hovers, which a touch screen goes on applying to whatever was tapped last.
const HOVERS_ON_TOUCH = `[...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
  .filter((rule) => rule.selectorText?.includes(':hover')).map((rule) => rule.cssText)`;

// Text that its own box or the window's edge hides a part of, or that is wider than its button.
const CUT_OFF = `[...document.querySelectorAll('body *')]
  .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ''))
  .filter((element) => element.checkVisibility() && !element.closest('.visually-hidden, .skip, [aria-hidden=true]'))
  .filter((element) => {
    const { overflow, overflowX } = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const hides = (overflow !== 'visible' && overflowX !== 'auto') || element.matches('.btn, .pill');
    return (hides && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)) ||
      box.right > innerWidth + 1 || box.left < -1;
  })
  .map((element) => element.outerHTML.slice(0, 160))`;

// A link or button that a thumb would miss. A hidden radio's label is its target, and so is a whole table row.
const TOO_SMALL = `[...document.querySelectorAll('a, button, input, label.form-check-label, .btn-check + label')]
  .filter((element) => element.checkVisibility() && !element.matches('.skip, .form-check-input, .btn-check'))
  .map((element) => [element.getBoundingClientRect(), element.outerHTML.slice(0, 120)])
  .filter(([box]) => Math.round(box.height) < 44 || Math.round(box.width) < 44)
  .map(([box, html]) => Math.round(box.width) + 'x' + Math.round(box.height) + ' ' + html)`;
