import { afterAll, beforeAll } from 'vitest';
import { spawnServer } from '../support/child.ts';

/** Runs a server that nobody has set up yet, for the tests of a file. Returns the set-up link that it prints. */
export function useUnclaimedServer(): () => URL {
  const server = spawnServer({ ORGANISER_PASSWORD: '' });
  let link: URL;
  beforeAll(async () => {
    await server.port();
    link = new URL(/http:\S+/.exec(server.printed())?.[0] ?? '');
  });
  afterAll(async () => {
    server.stop();
    await server.ended;
  });
  return () => link;
}
