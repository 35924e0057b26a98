import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startOwnMongo, type OwnMongo } from '../support/own-mongo.ts';
import { openStorm, TIMES, type Storm } from './storm.ts';

const command = process.env['MONGODB_START'] ?? '';
const title = 'while the server is killed and started again on its data';
const reason = 'MONGODB_START is not set, the command that starts a server of its own';
if (!command) console.info(`Skipped: ${title}. ${reason}.`);

describe.runIf(command)(command ? title : `${title} (${reason})`, () => {
  let server: OwnMongo;
  let storm: Storm;
  beforeAll(async () => {
    server = await startOwnMongo(command);
    storm = await openStorm(server.url);
  });
  /** SecantusDB loses transactions that it has acknowledged when it is killed, so the organiser plans nothing on it. */
  const start = async () => {
    const build = await storm.database.admin().command({ buildInfo: 1 });
    if ('secantusVersion' in build) storm.monzo.start(6);
    else storm.start();
  };
  afterAll(async () => {
    await storm.close();
    await server.remove();
  });

  test(`it loses and doubles nothing, and answers no 2xx without it, ${20 * TIMES} times`, async () => {
    for (let round = 1; round <= 20 * TIMES; round++) {
      await start();
      await storm.untilTaken(10);
      await pause(storm.chance.below(200));
      await server.kill();
      const began = performance.now();
      await pause(round % 5 === 0 ? 5_000 : storm.chance.below(500));
      const ended = performance.now();
      await server.start();
      await storm.untilTaken(10);
      await storm.stop();
      expect(storm.answered(200, began, ended)).toEqual([]);
      await storm.expectPagesRight();
    }
    expect(storm.monzo.statuses).toContain(503);
    await storm.expectNothingLost(`${20 * TIMES} kills of the server`);
  });
});
