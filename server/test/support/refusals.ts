import { expect } from 'vitest';
import type { TestApp } from './app.ts';
import { codeOf, API } from './club.ts';
import type { Ask } from './http-client.ts';

export type Refusal = [status: number, code: string];

export const INVALID: Refusal = [400, 'invalid_input'];
export const MALFORMED: Refusal = [400, 'malformed_json'];
export const NOT_FOUND: Refusal = [404, 'not_found'];
export const TOO_LARGE: Refusal = [413, 'too_large'];
export const UNSUPPORTED: Refusal = [415, 'unsupported_media_type'];
export const CROSS_ORIGIN: Refusal = [403, 'cross_origin'];

/** Expects a request to be refused exactly so, nothing to be stored by it, and the next good request to work. */
export async function expectRefused(
  app: TestApp,
  method: string,
  path: string,
  ask: Ask,
  refusal: Refusal,
): Promise<void> {
  const before = await app.stored();
  expect(codeOf(await app.send(method, path, ask))).toEqual(refusal);
  expect(await app.stored()).toEqual(before);
  expect((await app.send('GET', `${API}/players`)).status).toBe(200);
}
