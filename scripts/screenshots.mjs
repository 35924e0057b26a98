import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium, QUIETLY } from './chromium.mjs';
import { readCommandLine } from './command-line.mjs';
import { findDemoPages, startDemoServer } from './demo-server.mjs';
import { startConnectedDemo } from './dev-bank/connected-demo.mjs';
import { logIn } from './log-in.mjs';
import { root } from './root.mjs';
import { startScratchServer, startUnclaimedServer } from './scratch-server.mjs';

const { values } = readCommandLine(
  `
Usage: npm run screenshots [-- --only home,player]

Opens every page of a server with the demo's season, as the organiser and some as a helper, those of the bank at one
that is connected to a made-up Monzo, and the first pages of an empty one, on a phone (390 px) and a laptop (1280 px),
light and dark, and writes what it sees to docs/screenshots/. --only takes some of them.
CHROMIUM_PATH names the browser; without it the usual places are tried.
`,
  { options: { only: { type: 'string' } } },
);

const FOLDER = join(root, 'docs/screenshots');
const VIEWPORTS = [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
];

try {
  await takeAll();
} catch (error) {
  console.error(`The screenshots could not be taken: ${error.message.split('\n')[0]}`);
  process.exitCode = 1;
}

async function takeAll() {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('there is no Chromium here. CHROMIUM_PATH names one.');
  const { chromium } = await import('playwright-core');
  mkdirSync(FOLDER, { recursive: true });
  const servers = [];
  const browser = await chromium.launch({ executablePath, args: QUIETLY });
  try {
    const demo = await startDemoServer();
    servers.push(demo);
    const empty = await startScratchServer();
    servers.push(empty);
    const unclaimed = await startUnclaimedServer();
    servers.push(unclaimed);
    const connected = await startConnectedDemo({ port: 0, bankPort: 0 }, () => undefined);
    servers.push(connected);
    const { cookie } = await logIn(connected.address, connected.password);
    const pages = [
      ...(await demoPages(demo)),
      { name: 'bank', address: `${connected.address}/settings/bank`, cookie },
      { name: 'welcome', address: empty.address, cookie: empty.organiser.cookie },
      { name: 'set-up', address: unclaimed.link },
    ];
    const only = values.only?.split(',');
    const wanted = only ? pages.filter(({ name }) => only.includes(name)) : pages;
    if (!only) removePictures();
    await takePictures(browser, wanted);
  } finally {
    await browser.close();
    await Promise.all(servers.map((server) => server.stop()));
  }
}

/** Every page, with its name, its address and the cookie of who sees it. Nobody has logged in where there is none. */
async function demoPages(demo) {
  const found = await findDemoPages(demo);
  const helper = await demo.organiser.addHelper('Jordan Tate');
  const paths = {
    home: '/',
    fixtures: '/fixtures',
    'fixture-new': '/fixtures/new',
    fixture: found.fixture,
    'fixture-played': found.playedFixture,
    'fixture-edit': `${found.fixture}/edit`,
    'fixture-paste': `${found.fixture}/paste`,
    players: '/players',
    'player-new': '/players/new',
    'player-list': '/players/new?list',
    player: found.player,
    'player-edit': `${found.player}/edit`,
    inbox: '/money',
    money: '/money?show=all',
    payment: found.waitingPayment,
    'payment-credited': found.creditedPayment,
    settings: '/settings',
    help: '/help',
    'not-found': '/nowhere',
  };
  const helpers = {
    'helper-home': '/',
    'helper-fixture': found.fixture,
    'helper-players': '/players',
    'helper-player': found.player,
    'helper-settings': '/settings',
    'helper-elsewhere': '/money',
  };
  const pagesOf = (all, cookie) =>
    Object.entries(all).map(([name, path]) => ({ name, address: demo.address + path, cookie }));
  return [
    ...pagesOf(paths, demo.organiser.cookie),
    ...pagesOf(helpers, helper.cookie),
    ...pagesOf({ 'log-in': '/log-in' }),
  ];
}

async function takePictures(browser, pages) {
  const shots = VIEWPORTS.flatMap((viewport) => ['light', 'dark'].map((theme) => ({ viewport, theme })));
  let taken = 0;
  for (const { viewport, theme } of shots) {
    const context = await browser.newContext({
      viewport,
      colorScheme: theme,
      reducedMotion: 'reduce',
      locale: 'en-GB',
      serviceWorkers: 'block',
    });
    const page = await context.newPage();
    for (const { name, address, cookie } of pages) {
      tellProgress(`${++taken} of ${pages.length * shots.length}: ${name}, ${viewport.width} px, ${theme}`);
      await context.clearCookies();
      if (cookie) await context.addCookies([cookie]);
      await page.goto(address);
      await page.getByText('Loading…').first().waitFor({ state: 'detached' });
      // The charts and the fonts come after the figures.
      await page.waitForTimeout(400);
      await page.screenshot({ path: join(FOLDER, `${name}-${viewport.width}-${theme}.png`) });
    }
    await context.close();
  }
  tellProgress(`${taken} pictures in docs/screenshots, ${megabytes()} MB in all\n`);
}

function removePictures() {
  for (const name of readdirSync(FOLDER)) rmSync(join(FOLDER, name));
}

function megabytes() {
  const bytes = readdirSync(FOLDER).reduce((sum, name) => sum + statSync(join(FOLDER, name)).size, 0);
  return (bytes / 1e6).toFixed(1);
}

/** One line, which the next one replaces on a terminal. */
function tellProgress(text) {
  if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${text}`);
  else if (text.endsWith('\n')) process.stdout.write(text);
}
