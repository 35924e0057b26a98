import { randomBytes } from 'node:crypto';

/** Returns the current instant, RFC 3339 UTC with milliseconds. */
export const systemClock = (): string => new Date().toISOString();

/** Returns an id that nobody can guess, such as `player_3q2-7w…`. */
export const newId = (prefix: string): string => `${prefix}_${randomBytes(15).toString('base64url')}`;
