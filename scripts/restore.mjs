import { resolve } from 'node:path';
import { readCommandLine, refuse } from './command-line.mjs';
import { createProgress } from './progress.mjs';
import { log, readSettings } from './store.mjs';

const { positionals } = readCommandLine(
  `
Usage: npm run restore -- file

Shows what is in a backup, and puts it into the empty store that DATABASE_URL names (default
sqlite:./data/paidup.db; .env is read too). Stop the server before. A restore that is cut short leaves nothing in
SQLite; in MongoDB, run it again with the same file. A password that somebody has chosen there already stays.
Exit code: 0 it is restored, and the money adds up · 1 nothing was changed, or something is off; the reason is told.
`,
  { allowPositionals: true },
);
if (positionals.length !== 1) refuse('Which file?');
const file = resolve(positionals[0]);

try {
  await restore();
} catch (error) {
  console.error(`It is not restored: ${error.message}`);
  process.exitCode = 1;
}

async function restore() {
  const { DATABASE_URL } = await readSettings();
  const { readBackup } = await import('../server/src/services/backup/read-backup.ts');
  const { openStore } = await import('../server/src/store/open-store.ts');
  const { header, contents, records } = await readBackup(file);
  console.log(
    `Made at ${header.made_at}: ${contents.player} players, ${contents.fixture} fixtures, ` +
      `${contents.payment} payments, ${contents.ignored_payer} ignored payers` +
      (contents.account + contents.token > 0
        ? `, ${contents.account} log-ins, ${contents.token} tokens.`
        : '.'),
  );
  const store = await openStore(DATABASE_URL, log, 'toRestore');
  try {
    const tell = createProgress('Restoring');
    const outcome = await store.restore(counted(records(), tell), header.sha256);
    if (outcome === 'not_empty')
      throw new Error('the store is not empty. Name another one in DATABASE_URL, or move this one away.');
    tell(`${header.records} records`, true);
    const { findings } = await store.audit();
    for (const finding of findings) console.error(`- ${finding}`);
    console.log(findings.length === 0 ? 'All adds up.' : 'Restored, but something is off.');
    if (findings.length > 0) process.exitCode = 1;
  } finally {
    await store.close();
  }
}

async function* counted(records, tell) {
  let count = 0;
  for await (const one of records) {
    tell(`${++count} records`);
    yield one;
  }
}
