import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupHeader } from './backup-header.ts';

/** Returns the name of the file of a backup that is made at this instant. It sorts by time. */
export const backupName = (madeAt: string): string =>
  `paidup-${madeAt.replace(/\.\d+/, '').replace(/[-:]/g, '')}.gz`;

/** The instants of the backups in the folder, the newest first. A folder that does not exist has none. */
export async function backupTimes(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  return names.flatMap(timeOf).sort().reverse();
}

/**
 * Makes a backup in the folder if the newest is older than `from`, and removes all but the newest `keep`. It is seen
 * under its name once it is complete. Several processes may share the folder, and one of them makes it. Returns what was
 * made, or `null`.
 */
export async function addBackup(
  folder: string,
  { madeAt, from, keep }: { madeAt: string; from: string; keep: number },
  write: (file: string) => Promise<BackupHeader>,
): Promise<BackupHeader | null> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const lock = join(folder, LOCK);
  if (!(await isLocked(lock))) return null;
  try {
    const [newest] = await backupTimes(folder);
    if (newest !== undefined && newest >= from) return null;
    await removeAll(
      folder,
      (await readdir(folder)).filter((name) => name.startsWith(PARTIAL)),
    );
    const name = backupName(madeAt);
    const partial = join(folder, `${PARTIAL}${name}`);
    const header = await write(partial);
    await rename(partial, join(folder, name));
    await removeAll(folder, (await backupTimes(folder)).slice(keep).map(backupName));
    return header;
  } finally {
    await rm(lock, { force: true });
  }
}

/** Takes the lock, unless another process has it. One that a dead process has left counts for ten minutes. */
async function isLocked(lock: string): Promise<boolean> {
  try {
    await writeFile(lock, '', { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    const age = Date.now() - (await stat(lock).then(({ mtimeMs }) => mtimeMs, Date.now));
    if (age > STALE) await rm(lock, { force: true });
    return false;
  }
}

async function removeAll(folder: string, names: string[]): Promise<void> {
  for (const name of names) await rm(join(folder, name), { force: true });
}

function timeOf(name: string): string[] {
  const match = /^paidup-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.gz$/.exec(name);
  if (!match) return [];
  const [, year, month, day, hour, minute, second] = match;
  return [`${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`];
}

const LOCK = '.paidup-lock';
const PARTIAL = '.paidup-partial-';
const STALE = 600_000;
