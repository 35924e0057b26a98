import { DatabaseSync } from 'node:sqlite';
import { PARTS, type PartOutcome } from './audit.ts';
import { createGroupCommit } from './group-commit.ts';
import { createRecords } from './records.ts';
import { sentence, toStoreError } from './sqlite-errors.ts';

/** How long to wait, in milliseconds, for somebody who locks the file. */
const BUSY_TIMEOUT = 5000;

/**
 * How much of the file, in bytes, is read as memory: the check of every index reads the same pages again and again,
 * in the order of the index. Only here, since an error of the disk ends a process that reads so.
 */
const MAPPED = 2 ** 31 - 1;

// A process of its own that does one part of the audit of a file and ends, or when its parent does. Its transaction
// sees one committed state, whatever is written meanwhile, and its connection can write nothing.
process.once('disconnect', () => process.exit());
const [, , file = '', part] = process.argv;
const outcome = await auditPart();
process.send?.(outcome, () => process.disconnect());

async function auditPart(): Promise<PartOutcome> {
  try {
    const database = new DatabaseSync(file, { readOnly: true, timeout: BUSY_TIMEOUT });
    try {
      database.exec(`PRAGMA mmap_size = ${MAPPED}; BEGIN`);
      const turns = createGroupCommit(database, () => {});
      const audit = PARTS[part === 'file' ? 'file' : 'records'];
      return { report: await audit(database, turns.read, createRecords(database, turns)) };
    } finally {
      database.close();
    }
  } catch (error) {
    const { kind, message } = toStoreError(error) ?? { kind: 'unavailable', message: sentence(error) };
    return { kind, message };
  }
}
