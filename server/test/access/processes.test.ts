import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { spawnServer } from '../support/child.ts';
import { createHttpClient, type Answer } from '../support/http-client.ts';
import { logIn, PASSWORD, type PageHeaders } from '../support/log-in.ts';
import { storesOfProcesses } from '../support/stores.ts';
import { countOf } from './two-doors.ts';

describe.each(storesOfProcesses)('two processes on $name', { timeout: 120_000 }, (store) => {
  let place: ReturnType<typeof store.place>;
  let running: Door[];
  beforeEach(() => {
    place = store.place();
    running = [];
  });
  afterEach(async () => {
    await stopAll();
    await place.remove();
  });

  const isShared = store.name === 'MongoDB';

  async function start(environment: Record<string, string> = {}): Promise<Door> {
    const door = await openDoor({ DATABASE_URL: place.url, ...environment });
    running.push(door);
    return door;
  }
  const stopAll = () => Promise.all(running.splice(0).map((door) => door.stop()));

  /** Sends so many requests to each of two processes, all at once. SQLite takes one process, which starts anew between. */
  async function askBoth(count: number, ask: (door: Door, index: number) => Promise<Answer<unknown>>) {
    const halves = [0, 1].map((half) => Array.from({ length: count }, (_, index) => half * count + index));
    if (isShared) {
      const [one, other] = await Promise.all([start(), start()]);
      const all = halves.flatMap((half, at) => half.map((index) => ask(at === 0 ? one : other, index)));
      return Promise.all(all);
    }
    const answers: Answer<unknown>[] = [];
    for (const half of halves) {
      await stopAll();
      const door = await start();
      answers.push(...(await Promise.all(half.map((index) => ask(door, index)))));
    }
    return answers;
  }

  it('refuse whoever has guessed ten times at either, and nobody who is logged in', async () => {
    const session = await logIn((await start()).port);
    const answers = await askBoth(6, (door, index) => door.logIn(`wrong ${index}`));
    expect(countOf(answers.map(({ status }) => `${status}`))).toEqual({ 401: 10, 429: 2 });
    if (!isShared) {
      await stopAll();
      await start();
    }
    for (const door of running) {
      const { status, headers } = await door.logIn(PASSWORD);
      expect([status, Number(headers['retry-after']) > 840]).toEqual([429, true]);
      expect((await door.players(session)).status).toBe(200);
    }
  });

  it.runIf(isShared)('let one of 50 choose the first password with one link at once', async () => {
    const unclaimed = { ORGANISER_PASSWORD: '' };
    const [one, other] = [await start(unclaimed), await start(unclaimed)];
    // The link of the last start is the one that works.
    const token = other.linkToken();
    const claims = Array.from({ length: 50 }, (_, index) =>
      (index % 2 ? one : other).claim(token, `${PASSWORD} ${index}`),
    );
    const statuses = (await Promise.all(claims)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 204)).toHaveLength(1);
    expect(statuses.filter((status) => status === 403 || status === 404)).toHaveLength(49);
    for (const { port, claim } of [one, other]) {
      await logIn(port, { password: `${PASSWORD} ${statuses.indexOf(204)}` });
      expect((await claim(token, PASSWORD)).status).toBe(404);
    }
  });
});

type Door = Awaited<ReturnType<typeof openDoor>>;

/** Starts a process, and resolves when it answers. */
async function openDoor(environment: Record<string, string>) {
  const server = spawnServer(environment);
  const port = await server.port();
  const client = createHttpClient(port);
  const post = (path: string, body: object) =>
    client.send('POST', `/api/v1${path}`, { headers: { Origin: `http://127.0.0.1:${port}` }, body });
  return {
    port,
    logIn: (password: string) => post('/session', { password }),
    claim: (token: string, password: string) => post('/setup', { token, password }),
    players: (headers: PageHeaders) => client.send('GET', '/api/v1/players', { headers }),
    /** The token of the link that it has printed. */
    linkToken: () => /\/set-up#(\S+)/.exec(server.printed())?.[1] ?? '',
    async stop() {
      client.close();
      server.stop();
      await server.ended;
    },
  };
}
