import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findChromium, QUIETLY } from './chromium.mjs';
import { readCommandLine } from './command-line.mjs';
import { findDemoPages, startDemoServer } from './demo-server.mjs';
import { root } from './root.mjs';

readCommandLine(`
Usage: npm run lighthouse

Measures Home, Players and a fixture of the demo's season as a phone on a slow line sees them, with Lighthouse, which
npx fetches. Performance has to reach 95, the median of three; accessibility, best practices and SEO 100. It also
prints how fast the machine was by Lighthouse's own measure. The performance is that of a phone only on a machine with
cores to spare, since the server, the browser and Lighthouse share them.
CHROMIUM_PATH names the browser; without it the usual places are tried. Where there is no browser, or npx can't fetch
Lighthouse, it is skipped with one line.
Exit code: 0 all of them do, or skipped · 1 one does not.
`);

const LIGHTHOUSE = 'lighthouse@13.5.0';
const MIN_SCORES = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 };
const RUNS = 3;
const run = promisify(execFile);

const chromium = findChromium();
if (chromium === undefined) console.log('Lighthouse is skipped: there is no Chromium here.');
else if (!(await isFetched())) console.log('Lighthouse is skipped: npx can’t fetch it here.');
else {
  try {
    process.exitCode = (await measureAll()) ? 0 : 1;
  } catch (error) {
    console.error(`Lighthouse could not measure: ${error.message.split('\n')[0]}`);
    process.exitCode = 1;
  }
}

async function isFetched() {
  try {
    await run('npx', ['--yes', LIGHTHOUSE, '--version'], { cwd: root, timeout: 300_000 });
    return true;
  } catch {
    return false;
  }
}

async function measureAll() {
  const server = await startDemoServer();
  try {
    const { fixture } = await findDemoPages(server);
    const pages = { Home: '/', Players: '/players', 'A fixture': fixture };
    let isGood = true;
    for (const [name, path] of Object.entries(pages))
      isGood = (await measure(name, server.address + path, server.organiser.headers)) && isGood;
    return isGood;
  } finally {
    await server.stop();
  }
}

/** Prints the scores of a page and what they lack. Returns whether it reaches all that it has to. */
async function measure(name, address, headers) {
  const found = [];
  while (found.length < RUNS) found.push(await report(address, headers));
  const median = found.sort((one, other) => one.performance - other.performance)[(RUNS - 1) / 2];
  const scores = Object.keys(MIN_SCORES).map((category) => `${category} ${median[category]}`);
  console.log(`${name}: ${scores.join(', ')} (machine ${median.machine})`);
  for (const line of median.missing) console.log(`  ${line}`);
  return Object.entries(MIN_SCORES).every(([category, min]) => median[category] >= min);
}

async function report(address, { cookie }) {
  const options = [
    address,
    `--only-categories=${Object.keys(MIN_SCORES).join(',')}`,
    `--chrome-flags=--headless=new ${QUIETLY.join(' ')}`,
    `--extra-headers=${JSON.stringify({ Cookie: cookie })}`,
    '--output=json',
    '--quiet',
  ];
  const { stdout } = await run('npx', ['--yes', LIGHTHOUSE, ...options], {
    cwd: root,
    env: { ...process.env, CHROME_PATH: chromium },
    maxBuffer: 64e6,
    timeout: 180_000,
  });
  const { categories, audits, environment } = JSON.parse(stdout);
  const scores = Object.entries(categories).map(([id, { score }]) => [id, Math.round(score * 100)]);
  const short = Object.values(categories).flatMap(({ id, auditRefs }) =>
    auditRefs
      .filter(({ id: audit, weight }) => weight > 0 && (audits[audit].score ?? 1) < 0.9)
      .map(({ id: audit }) => `${id}: ${audits[audit].title} ${audits[audit].displayValue ?? ''}`.trimEnd()),
  );
  return { ...Object.fromEntries(scores), missing: short, machine: Math.round(environment.benchmarkIndex) };
}
