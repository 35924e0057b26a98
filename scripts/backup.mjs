import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { readCommandLine, refuse } from './command-line.mjs';
import { createProgress } from './progress.mjs';
import { readSettings, withStoreToRead } from './store.mjs';

const { values, positionals } = readCommandLine(
  `
Usage: npm run backup [-- [--with-access] [file]]

Writes all records of the store that DATABASE_URL names (default sqlite:./data/paidup.db; .env is read too) into
one new file, as they are at one moment. The server may run meanwhile. Without a file it is
paidup-<date>T<time>Z.gz in BACKUP_DIR, or in data/backups. npm run restore reads it, into SQLite or MongoDB.
It holds no password and no token, so after a restore you choose a password anew. --with-access adds the hashes of the
passwords and tokens, for a move to another store. Whoever gets that file can guess at them, so delete it afterwards.
Exit code: 0 it is written · 1 it is not, and the reason is told.
`,
  { options: { 'with-access': { type: 'boolean', default: false } }, allowPositionals: true },
);
if (positionals.length > 1) refuse('One file takes everything');
const [given] = positionals.map((file) => resolve(file));

try {
  const { DATABASE_URL, BACKUP_DIR = 'data/backups' } = await readSettings();
  const { backupName } = await import('../server/src/services/backup/backup-folder.ts');
  const { recordsWithAccess } = await import('../server/src/services/backup/records-with-access.ts');
  const { writeBackup } = await import('../server/src/services/backup/write-backup.ts');
  const madeAt = new Date().toISOString();
  const file = given ?? resolve(BACKUP_DIR, backupName(madeAt));
  if (existsSync(file)) throw new Error(`${file} exists already.`);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const tell = createProgress('Backing up');
  const { records } = await withStoreToRead(DATABASE_URL, (store) =>
    writeBackup(values['with-access'] ? recordsWithAccess(store) : store.records(), file, madeAt, (count) =>
      tell(`${count} records`),
    ),
  );
  tell(`${records} records in ${file}`, true);
} catch (error) {
  console.error(`There is no backup: ${error.message}`);
  process.exitCode = 1;
}
