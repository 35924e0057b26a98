import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../support/mongo-server.ts';
import { serverUrl } from '../support/mongo-place.ts';
import { openReplyCutter, type ReplyCutter } from '../support/reply-cutter.ts';
import { openStorm, TIMES, type Storm } from './storm.ts';

describeWith(['transactions'], 'while the replies of writes are cut', () => {
  const cutters: ReplyCutter[] = [];
  let storm: Storm;
  beforeAll(async () => {
    storm = await openStorm(serverUrl, async (url) => {
      const cutter = await openReplyCutter(url);
      cutters.push(cutter);
      return cutter.url;
    });
  });
  afterAll(async () => {
    await storm.close();
    await Promise.all(cutters.map((cutter) => cutter.close()));
  });

  const countCut = () => cutters.reduce((sum, { counted }) => sum + counted.cut, 0);
  /** Every other write is cut, so that some of the driver's own retries are cut as well. */
  const cutWrites = (isCutting: boolean) => {
    for (const cutter of cutters)
      cutter.cutWhere((command) => isCutting && WRITES.has(command) && storm.chance.below(2) === 0);
  };

  test(`it loses and doubles nothing over ${200 * TIMES} cuts`, async () => {
    for (let wanted = 50; wanted <= 200 * TIMES; wanted += 50) {
      storm.start();
      cutWrites(true);
      for (let attempt = 0; attempt < 2400 && countCut() < wanted; attempt++) await pause(25);
      expect(countCut()).toBeGreaterThanOrEqual(wanted);
      cutWrites(false);
      await storm.untilTaken(10);
      await storm.stop();
      await storm.expectPagesRight();
    }
    await storm.expectNothingLost(`${countCut()} cuts`);
  });
});

const WRITES = new Set(['insert', 'update', 'findAndModify', 'delete', 'commitTransaction']);
