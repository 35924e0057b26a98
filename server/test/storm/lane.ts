import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { openMongoStore } from '../../src/store/mongo/mongo-store.ts';
import { StoreError, type Store } from '../../src/store/store.ts';
import type { createChance } from '../support/chance.ts';
import { failCommands, failNoCommands, urlForApp } from '../support/failpoint.ts';
import { dropDatabase, newDatabaseUrl, serverUrl, silence } from '../support/mongo-place.ts';
import { openReplyCutter, type ReplyCutter } from '../support/reply-cutter.ts';
import type { Call } from './every-call.ts';
import { failpointOf, type Failing, type Fault } from './faults.ts';

/** A store on a database of its own, behind a cutter, for the faults of one call after the other. */
export type Lane = {
  store: Store;
  /** The database's URL for another store of this lane. */
  url: string;
  cutter: ReplyCutter;
  /** Runs the call while the command fails. Returns whether the command did fail, and whether the call did not. */
  runStruck(call: Call, key: string, command: string, fault: Fault): Promise<Struck>;
  close(): Promise<void>;
};

type Struck = { hasFailed: boolean; isDone: boolean };

/** Opens a lane. The names of the apps tell the failpoints of several lanes apart. */
export async function openLane(app: string, chance: ReturnType<typeof createChance>): Promise<Lane> {
  const database = newDatabaseUrl(serverUrl);
  const cutter = await openReplyCutter(database);
  const url = urlForApp(cutter.url, app);
  const store = await openMongoStore(url, silence);

  return {
    store,
    url,
    cutter,
    async runStruck(call, key, command, fault) {
      const { cut, failed } = cutter.counted;
      let isDone = false;
      const run = () => call.run(store, key, url).then(() => (isDone = true), expectUnavailable);
      if (fault === 'cut') await runCut(run, command);
      else await runFailing(run, command, fault);
      return { hasFailed: cutter.counted.cut > cut || cutter.counted.failed > failed, isDone };
    },
    async close() {
      await store.close();
      await cutter.close();
      await dropDatabase(database);
    },
  };

  async function runCut(run: () => Promise<unknown>, command: string): Promise<void> {
    let left = 1 + chance.below(2);
    cutter.cutWhere((name) => name === command && left-- > 0);
    await run();
    cutter.cutWhere(() => false);
  }

  /** The server has one failpoint, so the one of another lane has to have struck before. */
  async function runFailing(run: () => Promise<unknown>, command: string, fault: Failing): Promise<void> {
    const before = striking;
    const struck = Promise.withResolvers<null>();
    striking = struck.promise;
    await before;
    const { failure, times } = failpointOf(fault, chance);
    const wanted = cutter.counted.failed + times;
    await failCommands(app, { failCommands: [command], ...failure }, { times });
    let isOver = false;
    const running = run().finally(() => (isOver = true));
    while (!isOver && cutter.counted.failed < wanted) await pause(2);
    if (cutter.counted.failed < wanted) await failNoCommands();
    struck.resolve(null);
    await running;
  }
}

/** Holds that a call which failed says that it can be tried again. */
function expectUnavailable(error: unknown): void {
  expect(error).toMatchObject({ name: 'StoreError', kind: 'unavailable' });
}

/** Settled when no failpoint of a lane is about to strike. */
let striking: Promise<unknown> = Promise.resolve();

/** Repeats what may still be unavailable, 50 times at most. */
export async function untilDone<Result>(run: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof StoreError) || error.kind !== 'unavailable' || attempt === 50) throw error;
      await pause(100);
    }
  }
}
