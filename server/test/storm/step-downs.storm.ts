import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../support/mongo-server.ts';
import { serverUrl } from '../support/mongo-place.ts';
import { connectMembers, type Members } from './members.ts';
import { openStorm, TIMES, type Storm } from './storm.ts';

describeWith(['transactions'], 'while the primary steps down', () => {
  let storm: Storm;
  let members: Members;
  beforeAll(async () => {
    [storm, members] = [await openStorm(serverUrl), await connectMembers(serverUrl)];
  });
  afterAll(async () => {
    await storm.close();
    await members.close();
  });

  test(`it loses and doubles nothing, and answers no 2xx without one, ${20 * TIMES} times`, async () => {
    for (let round = 1; round <= 20 * TIMES; round++) {
      storm.start();
      await storm.untilTaken(10);
      await members.stepDown(round % 5 === 0 ? 5 : 1);
      const began = performance.now();
      const ended = await members.awaitNext();
      await storm.untilTaken(10);
      await storm.stop();
      expect(storm.answered(200, began, ended)).toEqual([]);
      await storm.expectPagesRight();
    }
    expect(storm.monzo.statuses).toContain(503);
    await storm.expectNothingLost(`${20 * TIMES} step-downs`);
  });
});
