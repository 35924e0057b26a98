import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePlace } from './place.ts';
import { startPaidUp } from './paid-up.ts';

/** A folder with the compiled program, as npm start keeps one, so that hundreds of starts take a fraction of their time. */
export async function compiledOnce() {
  const folder = mkdtempSync(join(tmpdir(), 'paidup-compiled-'));
  const place = makePlace();
  const paidUp = startPaidUp(place.url, { environment: { NODE_COMPILE_CACHE: folder } });
  await paidUp.address();
  // The cache is written at an end in good order.
  await paidUp.end('SIGTERM');
  place.remove();
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
