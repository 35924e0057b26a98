import { type DestinationStream, pino } from 'pino';

/**
 * The standard output of this process, many records in one write, each within 250 ms and at the latest at the end. The
 * records are joined here, since pino's destination measures all that waits anew at each record.
 */
export function createLogOutput(): DestinationStream & { flushSync(): void } {
  // With these limits it writes only when it is told to.
  const output = pino.destination({ dest: 1, sync: false, minLength: 1_000_000, maxWrite: 2_000_000 });
  let records: string[] = [];
  let length = 0;
  setInterval(flush, MAX_WAIT).unref();
  // At the exit the destination writes what it has, after this.
  process.prependListener('exit', pass);

  return {
    write(record) {
      records.push(record);
      length += record.length;
      if (length >= BATCH) flush();
    },
    /** Pino calls it after a fatal record. */
    flushSync() {
      pass();
      output.flushSync();
    },
  };

  function flush(): void {
    if (length > 0) pass();
    output.flush();
  }

  function pass(): void {
    output.write(records.join(''));
    records = [];
    length = 0;
  }
}

/** In characters. */
const BATCH = 32_768;
/** In milliseconds. */
const MAX_WAIT = 250;
