import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeClub } from './bench/club.mjs';
import { measureFirstPage } from './bench/first-page.mjs';
import { measureGrowth } from './bench/growth.mjs';
import { measureLedger } from './bench/ledger.mjs';
import { startEcho } from './bench/load.mjs';
import { startPaidUp } from './bench/paid-up.mjs';
import { measureRound } from './bench/round.mjs';
import { tableOf } from './bench/table.mjs';
import { verdictOnFirstPage, verdictsOn, verdictsOnGrowth, verdictsOnLedger } from './bench/verdicts.mjs';
import { buildClientIfChanged } from './build-client.mjs';
import { readCommandLine, refuse, wholeNumber } from './command-line.mjs';
import { root } from './root.mjs';

const { values } = readCommandLine(
  `
Usage: npm run bench [-- --quick | --mongo [--payments <number>]]

Measures Paid Up on a SQLite file that syncs every commit, side by side with a bare server of JSON, with 500
players and 32 connections. The servers are warmed up alike and loaded alternately, and the median of three rounds
counts. Then it reads from a large ledger, one request at a time. It prints a table of figures and targets and writes
all of it to scripts/bench/results.json. It takes about three minutes and needs an idle machine.

  --quick              one short round, and nothing is written
  --mongo              instead of all that, reads a large ledger in SQLite and the same on the MongoDB server of
                       MONGODB_URL, in a database of its own that is dropped afterwards; nothing is written
  --payments <number>  how many payments that ledger has (default 100000); a million take some ten minutes

Exit code: 0 whether or not a target is missed; the table says which.
`,
  {
    options: {
      quick: { type: 'boolean', default: false },
      mongo: { type: 'boolean', default: false },
      payments: { type: 'string', default: '100000' },
    },
  },
);

const payments = wholeNumber(values, 'payments', 1000, 10_000_000);
if (values.mongo && !process.env.MONGODB_URL) refuse('--mongo needs a server that MONGODB_URL names');
const [rounds, seconds] = values.quick ? [1, 4] : [3, 6];
const folder = mkdtempSync(join(tmpdir(), 'paidup-bench-'));
try {
  await buildClientIfChanged();
  await (values.mongo ? benchGrowth() : benchAll());
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function benchGrowth() {
  console.log(`Reading a ledger of ${payments} payments in SQLite and in MongoDB…`);
  const growth = await measureGrowth(folder, payments, process.env.MONGODB_URL);
  console.log(`\n${tableOf(verdictsOnGrowth(growth), ['SQLite', 'MongoDB', 'worse'])}`);
  console.log(
    growth.examined === null
      ? 'This server can’t explain what it reads for a sum, so it may read all payments.'
      : `For a sum of all payments this server says that it reads ${growth.examined} documents. MongoDB reads none.`,
  );
}

async function benchAll() {
  console.log('Making a club of 500 players, and one with 100,000 payments…');
  await makeClub(join(folder, 'fresh.db'), 0);
  await makeClub(join(folder, 'full.db'), 100_000);
  await (await startPaidUp(join(folder, 'first.db'))).stop(); // Node keeps what it compiled for the next start.
  const echo = await startEcho();
  const measured = [];
  for (let round = 1; round <= rounds; round++) {
    console.log(`Round ${round} of ${rounds}…`);
    measured.push(await measureRound({ echo, folder, round, seconds }));
  }
  echo.stop();
  console.log('Reading a ledger of 2,000 fixtures, with 1,000 payments and with 100,000…');
  const ledger = await measureLedger(folder);
  const firstPage = measureFirstPage();
  const verdicts = [...verdictsOn(measured), ...verdictsOnLedger(ledger), verdictOnFirstPage(firstPage)];
  console.log(`\n${tableOf(verdicts)}`);
  if (!values.quick) write({ machine: machine(), verdicts, rounds: measured, ledger, firstPage });
}

function machine() {
  return { cores: availableParallelism(), node: process.version };
}

function write(results) {
  const tidy = (_key, value) => (typeof value === 'number' ? Math.round(value * 1000) / 1000 : value);
  writeFileSync(join(root, 'scripts/bench/results.json'), `${JSON.stringify(results, tidy, 2)}\n`);
}
