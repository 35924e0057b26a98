import { expect } from 'vitest';
import type { TestApp } from './app.ts';
import { API } from './club.ts';

/** Asks for a file as the organiser's page does. */
export const ask = ({ port, session }: TestApp, path: string, signal: AbortSignal | null = null) =>
  fetch(`http://127.0.0.1:${port}${API}${path}`, { headers: session, signal });

/** What is downloaded, as bytes. */
export async function download(app: TestApp, path: string) {
  const answer = await ask(app, path);
  expect(answer.status).toBe(200);
  return { headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
}
