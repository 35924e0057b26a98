import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestStore } from '../support/stores.ts';
import { startPaidUp } from './paid-up.ts';

/**
 * A folder with the program compiled for these stores, as npm start keeps one, so that hundreds of starts take a fraction of
 * their time.
 */
export async function compiledOnce(stores: TestStore[]) {
  const folder = mkdtempSync(join(tmpdir(), 'paidup-compiled-'));
  for (const store of stores) {
    const place = store.place();
    const paidUp = startPaidUp(place.url, { environment: { NODE_COMPILE_CACHE: folder } });
    await paidUp.address();
    // The cache is written at an end in good order.
    await paidUp.end('SIGTERM');
    await place.remove();
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
