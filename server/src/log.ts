import { type DestinationStream, pino } from 'pino';
import type { Environment } from './environment.ts';

/** The log: JSON, one record per event. Paths come without query strings, and never with the webhook's secret. */
export const createLog = (level: Environment['LOG_LEVEL'], destination: DestinationStream) =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);

export type Log = ReturnType<typeof createLog>;

/**
 * The standard output of this process, many records in one write. A record comes out within `LONGEST_WAIT`, and at
 * the end of the process unless that is killed outright.
 */
export function bufferedOutput(): DestinationStream {
  const output = pino.destination(1);
  let waiting = '';
  process.on('exit', () => {
    flush();
    // Otherwise it writes when the event loop comes to it, and at the end that is never.
    output.flushSync();
  });
  return {
    write(record) {
      if (waiting === '') setTimeout(flush, LONGEST_WAIT).unref();
      waiting += record;
      if (waiting.length >= PIECE) flush();
    },
  };

  function flush(): void {
    if (waiting === '') return;
    output.write(waiting);
    waiting = '';
  }
}

/** In milliseconds, and in characters. */
const LONGEST_WAIT = 100;
const PIECE = 8_192;
