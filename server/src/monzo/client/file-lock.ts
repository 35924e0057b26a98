import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { parseJson } from './read-body.ts';

/**
 * Runs the step while no other process, and nobody else in this one, has the lock file. A lock whose process is gone,
 * or that is more than two minutes old, is taken over. Rejects if the lock stays taken for longer than that.
 */
export async function withFileLock<Result>(file: string, step: () => Promise<Result>): Promise<Result> {
  const id = randomUUID();
  const own = JSON.stringify({ pid: process.pid, host: hostname(), id });
  const deadline = Date.now() + 2 * STALE;
  while (!create(file, own)) {
    breakStale(file);
    if (Date.now() > deadline) throw new Error(`${file} stays locked.`);
    await pause(10 + Math.random() * 40);
  }
  held.add(id);
  try {
    return await step();
  } finally {
    held.delete(id);
    // Whoever took a stale lock over has a mark of their own in it.
    if (read(file) === own) rmSync(file, { force: true });
  }
}

/**
 * Of several who find the same stale lock one removes it. The others would remove the new lock of the first, so the
 * removal has a lock of its own, for an instant in which nobody waits for anything.
 */
function breakStale(file: string): void {
  if (!isStale(file)) return;
  const breaking = `${file}.breaking`;
  if (!create(breaking, '')) {
    if (ageOf(breaking) > STALE) rmSync(breaking, { force: true });
    return;
  }
  try {
    if (isStale(file)) rmSync(file, { force: true });
  } finally {
    rmSync(breaking, { force: true });
  }
}

function isStale(file: string): boolean {
  const text = read(file);
  if (text === null) return false;
  if (ageOf(file) > STALE) return true;
  const { data: holder } = mark.safeParse(parseJson(text));
  if (holder?.host !== hostname()) return false;
  // After a restart, a container's process has the number of the one before.
  return holder.pid === process.pid ? !held.has(holder.id) : !isAlive(holder.pid);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

function create(file: string, text: string): boolean {
  try {
    const handle = openSync(file, 'wx', 0o600);
    writeSync(handle, text);
    closeSync(handle);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

const ageOf = (file: string): number => {
  const { mtimeMs } = statSync(file, { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() };
  return Date.now() - mtimeMs;
};

const isCode = (error: unknown, code: string) =>
  error instanceof Error && 'code' in error && error.code === code;

const mark = z.object({ pid: z.int().positive(), host: z.string(), id: z.string() });

/** The locks of this process. */
const held = new Set<string>();

const STALE = 120_000;
