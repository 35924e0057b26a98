import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, gzipSync } from 'node:zlib';
import type { AccessRecord, BackupRecord } from '../../domain/records.ts';
import { BACKUP_VERSION, type BackupHeader } from './backup-header.ts';

/**
 * Writes a backup of the records to the new file `file`, which only its owner may read, and syncs it to the disk. Memory
 * stays the same however many there are. `tell` hears how many have been written so far. A failure leaves no file.
 */
export async function writeBackup(
  records: AsyncIterable<BackupRecord | AccessRecord>,
  file: string,
  made_at: string,
  tell: (count: number) => void = () => {},
): Promise<BackupHeader> {
  // The header has the checksum of what follows, and comes first. Files of gzip may be joined, so it is put before.
  const rest = `${file}.rest`;
  const checksum = createHash('sha256');
  let count = 0;
  try {
    await pipeline(Readable.from(lines()), createGzip(), createWriteStream(rest, PRIVATE));
    const header = {
      paidup_backup: 1,
      version: BACKUP_VERSION,
      made_at,
      records: count,
      sha256: checksum.digest('hex'),
    };
    await pipeline(joined(header, rest), createWriteStream(file, { ...PRIVATE, flush: true }));
    return header;
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  } finally {
    await rm(rest, { force: true });
  }

  async function* lines(): AsyncGenerator<string> {
    for await (const one of records) {
      const line = `${JSON.stringify(one)}\n`;
      checksum.update(line);
      tell(++count);
      yield line;
    }
  }
}

async function* joined(header: BackupHeader, rest: string): AsyncGenerator<Buffer> {
  yield gzipSync(`${JSON.stringify(header)}\n`);
  yield* createReadStream(rest);
}

const PRIVATE = { mode: 0o600 };
