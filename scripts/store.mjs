import { existsSync } from 'node:fs';
import { root } from './root.mjs';
import { snapshotOf } from './sqlite-snapshot.mjs';

/** Returns the settings of the server that a script needs, from the shell or from .env. */
export async function readSettings() {
  process.chdir(root);
  if (existsSync('.env')) process.loadEnvFile('.env');
  const { readEnvironment } = await import('../server/src/environment.ts');
  const { DATABASE_URL = '', TIME_ZONE = '', MONZO_ME_USERNAME = '', BACKUP_DIR = '' } = process.env;
  const { environment, problems } = readEnvironment({
    DATABASE_URL,
    TIME_ZONE,
    MONZO_ME_USERNAME,
    BACKUP_DIR,
  });
  if (problems) throw new Error(problems.join('; '));
  return environment;
}

/** Runs `step` with the store that `url` names, opened to be read beside a running server. */
export async function withStoreToRead(url, step) {
  const { openStoreToRead } = await import('../server/src/store/open-store.ts');
  const snapshot = snapshotOf(url);
  try {
    const store = await openStoreToRead(snapshot.url, log);
    return await step(store).finally(() => store.close());
  } finally {
    snapshot.remove();
  }
}

/** The log of a script, which tells warnings only. */
export const log = { info: () => {}, warn: (line) => console.error(line) };
