import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serverUrl } from '../support/mongo-place.ts';
import { describeWith } from '../support/mongo-server.ts';
import { connectMembers, type Members } from './members.ts';
import { openStorm, type Storm } from './storm.ts';

describeWith(['lag'], 'while secondaries lag', () => {
  let storm: Storm;
  let members: Members;
  beforeAll(async () => {
    [storm, members] = [await openStorm(serverUrl), await connectMembers(serverUrl)];
  });
  afterAll(async () => {
    await members.letAllFetch();
    await storm.close();
    await members.close();
  });

  test('it goes on as long as a majority keeps up', async () => {
    storm.start();
    await storm.untilTaken(10);
    await members.holdBack(1);
    await storm.untilTaken(50);
    await members.letAllFetch();
    await storm.stop();
    expect([...storm.monzo.statuses].filter((status) => status !== 400)).toEqual([200]);
    await storm.expectPagesRight();
  });

  test('it answers 503, and no 2xx, for 20 s without a majority, and then counts each payment once', async () => {
    storm.start();
    await storm.untilTaken(10);
    await members.holdBack();
    const began = performance.now();
    await pause(20_000);
    const ended = performance.now();
    await members.letAllFetch();
    await storm.untilTaken(10);
    await storm.stop();
    expect(storm.answered(200, began, ended)).toEqual([]);
    expect(storm.answered(503, began, ended)).not.toEqual([]);
    await storm.expectPagesRight();
    await storm.expectNothingLost('20 s without a majority');
  });
});
