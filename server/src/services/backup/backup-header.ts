import { instant } from '@paidup/shared/time';
import { z } from 'zod';

/** The version of the records in a backup. A release that reads what an older one can't counts it up. */
export const BACKUP_VERSION = 1;

/** The first line of a backup. `sha256` is the checksum of all bytes after it, and `records` the number of lines. */
export const backupHeader = z.object({
  paidup_backup: z.int().min(1),
  version: z.int().min(1),
  made_at: instant,
  records: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

export type BackupHeader = z.infer<typeof backupHeader>;
