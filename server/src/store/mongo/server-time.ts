import type { MongoClient } from 'mongodb';
import { z } from 'zod';
import { greet } from './capabilities.ts';

/** Returns what the server's clock says, in milliseconds since 1970. */
export async function serverTime(client: MongoClient): Promise<number> {
  return greeting.parse(await greet(client)).localTime.getTime();
}

const greeting = z.object({ localTime: z.date() });
