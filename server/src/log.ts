import { type DestinationStream, pino } from 'pino';
import type { Environment } from './environment.ts';

/** The log: JSON, one record per event. Paths come without query strings, and never with the webhook's secret. */
export const createLog = (level: Environment['LOG_LEVEL'], destination: DestinationStream) =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);

export type Log = ReturnType<typeof createLog>;

/** The standard output of this process, many records in one write, each within 250 ms and at the latest at the end. */
export const bufferedOutput = (): DestinationStream =>
  pino.destination({ dest: 1, sync: false, minLength: 8_192, periodicFlush: 250 });
