import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instantAfter } from '../domain/calendar.ts';
import type { Surroundings } from './dependencies.ts';
import { addBackup, backupName, backupTimes } from './backup/backup-folder.ts';
import type { BackupHeader } from './backup/backup-header.ts';
import { writeBackup } from './backup/write-backup.ts';

/** Makes backups of the store. */
export const createBackupsService = ({
  store,
  clock,
  backups,
}: Pick<Surroundings, 'store' | 'clock' | 'backups'>) => ({
  /**
   * Makes a backup in a scratch file, so that a slow reader does not keep the store's moment open, and nobody gets half
   * of one. The caller removes it.
   */
  async make(): Promise<{ name: string; file: string; remove: () => Promise<void> }> {
    const folder = await mkdtemp(join(tmpdir(), 'paidup-backup-'));
    const remove = () => rm(folder, { recursive: true, force: true });
    const madeAt = clock();
    const name = backupName(madeAt);
    try {
      await writeBackup(store.records(), join(folder, name), madeAt);
      return { name, file: join(folder, name), remove };
    } catch (error) {
      await remove();
      throw error;
    }
  },

  /** Makes the backup of the day if the newest in the folder is a day old. Returns it, or `null`. */
  async makeDaily(): Promise<BackupHeader | null> {
    if (!backups) return null;
    const madeAt = clock();
    return addBackup(
      backups.folder,
      { madeAt, from: instantAfter(madeAt, -DAY), keep: backups.keep },
      (file) => writeBackup(store.records(), file, madeAt),
    );
  },

  /** The instant of the newest backup in the folder, and how many there are, or `null` without a folder. */
  async state(): Promise<{ last_at: string | null; kept: number } | null> {
    if (!backups) return null;
    const times = await backupTimes(backups.folder);
    return { last_at: times[0] ?? null, kept: times.length };
  },
});

export type BackupsService = ReturnType<typeof createBackupsService>;

/** Slightly less than a day, so that the backup of each day is made at the same time. */
const DAY = 24 * 3_600_000 - 60_000;
