import { DatabaseSync } from 'node:sqlite';
import { auditDatabase } from './audit.ts';
import type { AuditOutcome } from './audit-apart.ts';
import { sentence, toStoreError } from './sqlite-errors.ts';

/** How long to wait, in milliseconds, for somebody who locks the file. */
const BUSY_TIMEOUT = 5000;

/**
 * How much of the file, in bytes, is read as memory: the check of every index reads the same pages again and again,
 * in the order of the index. Only here, since an error of the disk ends a process that reads so.
 */
const MAPPED = 2 ** 31 - 1;

// A process of its own that audits a file and ends, or when its parent does. Its transaction sees one committed
// state, whatever is written meanwhile, and its connection can write nothing.
process.once('disconnect', () => process.exit());
const [, , file = ''] = process.argv;
process.send?.(auditFile(), () => process.disconnect());

function auditFile(): AuditOutcome {
  try {
    const database = new DatabaseSync(file, { readOnly: true, timeout: BUSY_TIMEOUT });
    try {
      database.exec(`PRAGMA mmap_size = ${MAPPED}; BEGIN`);
      return { report: auditDatabase(database) };
    } finally {
      database.close();
    }
  } catch (error) {
    const { kind, message } = toStoreError(error) ?? { kind: 'unavailable', message: sentence(error) };
    return { kind, message };
  }
}
