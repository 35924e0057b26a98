import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { withFileLock } from './file-lock.ts';
import { parseJson } from './read-body.ts';
import { type Tokens, tokensSchema, type TokenStore } from './tokens.ts';

/**
 * Keeps a login in a file that only its owner can read, for any number of processes. The file is replaced in one step,
 * so that a crash leaves the old login or the new one.
 */
export function createFileTokens(file: string): TokenStore {
  return {
    read: async () => readTokens(file),

    async update(step) {
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      return withFileLock(`${file}.lock`, async () => {
        const current = readTokens(file);
        const next = await step(current);
        if (next === null) rmSync(file, { force: true });
        else if (next !== current) replace(file, next);
        return next;
      });
    },
  };
}

function readTokens(file: string): Tokens | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  const result = tokensSchema.safeParse(parseJson(text));
  if (result.success) return result.data;
  throw new Error(`${file} holds no login. Remove it and log in again.`);
}

function replace(file: string, tokens: Tokens): void {
  const fresh = `${file}.new`;
  rmSync(fresh, { force: true });
  const handle = openSync(fresh, 'wx', 0o600);
  writeSync(handle, `${JSON.stringify(tokens)}\n`);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(fresh, file);
  syncDirectory(dirname(file));
}

/** Makes the new name durable. Windows knows no such thing. */
function syncDirectory(directory: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(directory, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
