import { randomBytes } from 'node:crypto';

/** An opaque id that nobody can guess, as in `player_3q2-7w…`. */
export const newId = (prefix: string): string => `${prefix}_${randomBytes(15).toString('base64url')}`;
