import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Where to read what `url` names without disturbing a server that has it open: for a SQLite file the address of
 * a private copy, of one moment and complete (`VACUUM INTO`; a plain copy would lose what is in the log); any
 * other store can be read beside its server as it is. `remove()` takes the copy away again.
 */
export function snapshotOf(url) {
  if (!url.startsWith('sqlite:')) return { url, remove: () => {} };
  const file = url.slice('sqlite:'.length);
  if (file === ':memory:') throw new Error('sqlite::memory: is gone with the server that had it.');
  if (!existsSync(file)) throw new Error(`there is no file ${file}.`);
  const folder = mkdtempSync(join(tmpdir(), 'paidup-audit-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const copy = join(folder, 'paidup.db');
    const database = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
    try {
      database.prepare('VACUUM INTO ?').run(copy);
    } finally {
      database.close();
    }
    return { url: `sqlite:${copy}`, remove };
  } catch (error) {
    remove();
    throw new Error(`${file}: ${error.message}.`, { cause: error });
  }
}
