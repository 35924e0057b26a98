import { type DestinationStream, pino } from 'pino';
import type { Environment } from './environment.ts';

/** The log: JSON, one record per event. Paths come without query strings, and never with the webhook's secret. */
export const createLog = (level: Environment['LOG_LEVEL'], destination?: DestinationStream) =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination ?? pino.destination(1));

export type Log = ReturnType<typeof createLog>;
