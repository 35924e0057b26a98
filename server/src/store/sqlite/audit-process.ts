import { DatabaseSync } from 'node:sqlite';
import { auditDatabase } from './audit.ts';
import type { AuditOutcome } from './audit-apart.ts';
import { sentence, toStoreError } from './sqlite-errors.ts';

/** The time to wait for a lock on the file, in milliseconds. */
const BUSY_TIMEOUT = 5000;

/**
 * SQLite's cache, in KiB. The pages of a large file stay in the cache of the operating system, so a larger one costs
 * memory and saves no time. The file is not mapped into memory, where each page that is read would count.
 */
const CACHE = 2_048;

// This script audits a file in a process of its own. It ends after the audit or with its parent process. Its transaction
// sees one committed state, and its connection is read-only.
process.once('disconnect', () => process.exit());
const [, , file = ''] = process.argv;
process.send?.(auditFile(), () => process.disconnect());

function auditFile(): AuditOutcome {
  try {
    const database = new DatabaseSync(file, { readOnly: true, timeout: BUSY_TIMEOUT });
    try {
      database.exec(`PRAGMA mmap_size = 0; PRAGMA cache_size = -${CACHE}; BEGIN`);
      return { report: auditDatabase(database) };
    } finally {
      database.close();
    }
  } catch (error) {
    const { kind, message } = toStoreError(error) ?? { kind: 'unavailable', message: sentence(error) };
    return { kind, message };
  }
}
