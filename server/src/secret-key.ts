import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import type { Environment } from './environment.ts';

/**
 * Returns the 32 bytes of `SECRET_KEY`. Without it a SQLite database has a key of its own, in a file beside it that only
 * the account that runs the server may read. Another database then has none. Throws a sentence if the file is no key.
 */
export function readSecretKey({
  SECRET_KEY: given,
  DATABASE_URL: url,
}: Pick<Environment, 'SECRET_KEY' | 'DATABASE_URL'>): Buffer | undefined {
  if (given !== undefined) return Buffer.from(given, 'base64');
  if (url === 'sqlite::memory:') return randomBytes(BYTES);
  const [, database] = /^sqlite:(.+)$/.exec(url) ?? [];
  return database === undefined ? undefined : keyIn(`${database}.key`);
}

function keyIn(file: string): Buffer {
  if (!existsSync(file)) makeKey(file);
  const key = Buffer.from(readFileSync(file, 'utf8'), 'base64');
  if (key.length === BYTES) return key;
  throw new Error(`${file} holds no key; put the right file back, or remove it to have a new one made`);
}

/** Makes the file under another name and moves it into place, so that a crash never leaves half of one. */
function makeKey(file: string): void {
  const fresh = `${file}.new`;
  rmSync(fresh, { force: true });
  const handle = openSync(fresh, 'wx', 0o600);
  writeSync(handle, `${randomBytes(BYTES).toString('base64')}\n`);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(fresh, file);
}

const BYTES = 32;
