import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether the pages under `root` were built from the sources as they are now. */
export function isClientBuilt(root) {
  const index = join(root, 'client/dist/index.html');
  const stamp = join(root, 'client/dist', SOURCES_STAMP);
  return existsSync(index) && existsSync(stamp) && readFileSync(stamp, 'utf8') === sourcesOf(root);
}

/** A build writes the fingerprint of its sources here. The server serves no file whose name begins with a dot. */
export const SOURCES_STAMP = '.sources';

/** The fingerprint of everything that the pages are built from. It is of contents, since a checkout changes the times. */
export function sourcesOf(root) {
  const hash = createHash('sha256');
  for (const path of ['client', 'shared/src', 'package-lock.json'])
    for (const file of filesUnder(root, path))
      hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function filesUnder(root, path) {
  if (!existsSync(join(root, path))) return [];
  if (path.endsWith('package-lock.json')) return [path];
  const entries = readdirSync(join(root, path), { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  return entries.flatMap((entry) => {
    if (entry.isDirectory()) return isSource(entry.name) ? filesUnder(root, `${path}/${entry.name}`) : [];
    return entry.isFile() && !entry.name.endsWith('.test.ts') ? [`${path}/${entry.name}`] : [];
  });
}

const isSource = (folder) => !['dist', 'node_modules', 'test'].includes(folder) && !folder.startsWith('.');
