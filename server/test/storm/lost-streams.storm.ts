import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../support/mongo-server.ts';
import { failCommands, failNoCommands, urlForApp } from '../support/failpoint.ts';
import { serverUrl } from '../support/mongo-place.ts';
import { openStorm, TIMES, type Storm } from './storm.ts';

const APP = 'paid-up-storm';
/** CursorNotFound, CappedPositionLost, CursorKilled and ChangeStreamHistoryLost. */
const FATAL = [43, 136, 237, 286];

describeWith(['failpoints'], 'while change streams are lost', () => {
  let storm: Storm;
  beforeAll(async () => {
    storm = await openStorm(serverUrl, (url) => Promise.resolve(urlForApp(url, APP)));
  });
  afterAll(() => storm.close());

  const resets = () => storm.pages.map((page) => page.resets());
  const expectResets = async (before: number[]) => {
    for (const [index, page] of storm.pages.entries())
      await expect.poll(() => page.resets(), { timeout: 5_000 }).toBeGreaterThan(before[index] ?? 0);
  };
  const deliverSome = async () => {
    storm.start();
    await storm.untilTaken(10);
    await storm.stop();
  };

  test.each(FATAL)(
    `it shows pages what is stored within 5 s after the cursors fail by %s`,
    async (errorCode) => {
      for (let round = 0; round < TIMES; round++) {
        const before = resets();
        await failCommands(APP, { failCommands: ['getMore'], errorCode }, 'alwaysOn');
        await deliverSome();
        await failNoCommands();
        await deliverSome();
        await expectResets(before);
        await storm.expectPagesRight();
      }
      await storm.expectNothingLost(`streams that failed by ${errorCode}`);
    },
  );

  test('it shows pages what is stored within 5 s after a collection was dropped', async () => {
    for (let round = 0; round < 5 * TIMES; round++) {
      const before = resets();
      await storm.database.dropCollection('settings');
      await storm.database.createCollection('settings');
      await deliverSome();
      await expectResets(before);
      await storm.expectPagesRight();
    }
    await storm.expectNothingLost('dropped collections');
  });
});
