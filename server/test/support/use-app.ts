import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { type AppSettings, startApp, type TestApp } from './app.ts';

/** A fresh server for each test of the surrounding block, closed with a clean audit. */
export function useApp(settings: AppSettings = {}): () => TestApp {
  let app: TestApp;
  beforeEach(async () => {
    app = await startApp(settings);
  });
  afterEach(() => app.close());
  return () => app;
}

/** One server for all tests of the surrounding block, for tables of what must change nothing. */
export function useSharedApp(settings: AppSettings = {}): () => TestApp {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp(settings);
  });
  afterAll(() => app.close());
  return () => app;
}
