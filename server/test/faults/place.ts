import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for one test, with the address of a SQLite file in it. */
export function makePlace() {
  const folder = mkdtempSync(join(tmpdir(), 'paidup-faults-'));
  return {
    folder,
    url: `sqlite:${join(folder, 'paidup.db')}`,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
