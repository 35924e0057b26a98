import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Returns a URL under which a store can be read without disturbing the server that has it open. For a SQLite file that is
 * a complete copy of one moment, made by `VACUUM INTO`, since a plain copy lacks what is still in the log. Any other
 * store is read as it is. `remove()` deletes the copy.
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
