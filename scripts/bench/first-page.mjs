import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../root.mjs';

/** Returns how much a browser fetches for the first page, compressed and in KiB, without the HTML itself. */
export function measureFirstPage() {
  const read = (file) => readFileSync(join(root, 'client/dist', file));
  const files = read('index.html')
    .toString()
    .matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g);
  return [...files].reduce((sum, [, file]) => sum + gzipSync(read(file)).length / 1024, 0);
}
