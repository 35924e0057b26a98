import { DatabaseSync } from 'node:sqlite';
import { auditDatabase } from './audit.ts';
import type { AuditOutcome } from './audit-apart.ts';
import { sentence, toStoreError } from './sqlite-errors.ts';

/** The time to wait for a lock on the file, in milliseconds. */
const BUSY_TIMEOUT = 5000;

/**
 * The number of bytes to map into memory. It makes the check of the indexes fast, which reads the same pages many times.
 * Only this process maps the file, since an error of the disk kills a process that does.
 */
const MMAP_SIZE = 2 ** 31 - 1;

// This script audits a file in a process of its own. It ends after the audit or with its parent process. Its transaction
// sees one committed state, and its connection is read-only.
process.once('disconnect', () => process.exit());
const [, , file = ''] = process.argv;
process.send?.(auditFile(), () => process.disconnect());

function auditFile(): AuditOutcome {
  try {
    const database = new DatabaseSync(file, { readOnly: true, timeout: BUSY_TIMEOUT });
    try {
      database.exec(`PRAGMA mmap_size = ${MMAP_SIZE}; BEGIN`);
      return { report: auditDatabase(database) };
    } finally {
      database.close();
    }
  } catch (error) {
    const { kind, message } = toStoreError(error) ?? { kind: 'unavailable', message: sentence(error) };
    return { kind, message };
  }
}
