import { createWriteStream, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { readCommandLine, refuse } from './command-line.mjs';
import { createProgress } from './progress.mjs';
import { log, readSettings } from './store.mjs';
import { snapshotOf } from './sqlite-snapshot.mjs';

const { positionals } = readCommandLine(
  `
Usage: npm run export -- folder

Writes players.csv, fixtures.csv and payments.csv for spreadsheets, and all.json, into the folder, which may not
have them yet. It reads the store that DATABASE_URL names (default sqlite:./data/paidup.db; .env is read too); the
server may run meanwhile. Amounts in the CSV files are in pounds, in all.json in pence. In the CSV files, a text that
a spreadsheet would run as a formula begins with one apostrophe more.
Exit code: 0 they are written · 1 they are not, and the reason is told.
`,
  { allowPositionals: true },
);
if (positionals.length !== 1) refuse('Which folder?');
const folder = resolve(positionals[0]);

try {
  await exportAll();
} catch (error) {
  console.error(`There is no export: ${error.message}`);
  process.exitCode = 1;
}

async function exportAll() {
  const { DATABASE_URL, TIME_ZONE, MONZO_ME_USERNAME } = await readSettings();
  const { openStore } = await import('../server/src/store/open-store.ts');
  const { createServices } = await import('../server/src/services/services.ts');
  const { newId, systemClock } = await import('../server/src/clock-and-ids.ts');
  const snapshot = snapshotOf(DATABASE_URL);
  try {
    const store = await openStore(snapshot.url, log, 'toUse');
    const { exports } = createServices({
      store,
      clock: systemClock,
      newId,
      timeZone: TIME_ZONE,
      monzoMeUsername: MONZO_ME_USERNAME,
    });
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const tell = createProgress('Exporting');
      const files = {
        'players.csv': exports.players,
        'fixtures.csv': exports.fixtures,
        'payments.csv': exports.payments,
        'all.json': exports.json,
      };
      for (const [name, open] of Object.entries(files)) {
        const file = createWriteStream(join(folder, name), { flags: 'wx', mode: 0o600 });
        await pipeline(open(), counted(name, tell), file);
      }
      tell(`${Object.keys(files).join(', ')} in ${folder}`, true);
    } finally {
      await store.close();
    }
  } finally {
    snapshot.remove();
  }
}

/** Passes the bytes on, and tells how many there have been. */
function counted(name, tell) {
  let count = 0;
  return async function* (bytes) {
    for await (const some of bytes) {
      tell(`${name}, ${Math.round((count += some.length) / 1024)} KiB`);
      yield some;
    }
  };
}
