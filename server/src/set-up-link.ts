import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Keeps the link of the first set-up in a file beside the SQLite database, which only the account that runs the server
 * may read. Removes the file when there is no link any more. A database elsewhere has no such file.
 */
export function keepSetUpLink(databaseUrl: string, link: string | null): void {
  const [, database] = /^sqlite:(?!:memory:)(.+)$/.exec(databaseUrl) ?? [];
  if (database === undefined) return;
  const file = join(dirname(database), 'set-up-link.txt');
  // A file that exists already could be open to others.
  rmSync(file, { force: true });
  if (link !== null) writeFileSync(file, `${link}\n`, { flag: 'wx', mode: 0o600 });
}
