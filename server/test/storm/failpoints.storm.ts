import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { failCommands, failNoCommands, urlForApp } from '../support/failpoint.ts';
import { serverUrl } from '../support/mongo-place.ts';
import { describeWith } from '../support/mongo-server.ts';
import { openReplyCutter, type ReplyCutter } from '../support/reply-cutter.ts';
import { failpointOf, faultsOf, OF_THE_DRIVER } from './faults.ts';
import { openStorm, TIMES, type Storm } from './storm.ts';

const APP = 'paid-up-failing';

describeWith(['failpoints', 'transactions'], 'while commands fail under load', () => {
  const cutters: ReplyCutter[] = [];
  let storm: Storm;
  beforeAll(async () => {
    storm = await openStorm(serverUrl, async (url) => {
      const cutter = await openReplyCutter(url);
      cutters.push(cutter);
      return urlForApp(cutter.url, APP);
    });
  });
  afterAll(async () => {
    await storm.close();
    await Promise.all(cutters.map((cutter) => cutter.close()));
  });

  const countFaults = () => cutters.reduce((sum, { counted }) => sum + counted.cut + counted.failed, 0);

  test(`it loses and doubles nothing, ${60 * TIMES} times`, async () => {
    for (const cutter of cutters) cutter.commands.clear();
    storm.start();
    await storm.untilTaken(20);
    const usual = usualCommands();
    for (let round = 1; round <= 60 * TIMES; round++) {
      await failOne(storm.chance.pick(usual));
      if (round % 20 > 0) continue;
      await storm.untilTaken(10);
      await storm.stop();
      await storm.expectPagesRight();
      storm.start();
    }
    await storm.stop();
    await storm.expectNothingLost(`${countFaults()} commands that failed`);
  });

  /** The commands that the load sends all the time. */
  function usualCommands(): string[] {
    const counts = new Map<string, number>();
    for (const { commands } of cutters)
      for (const [command, count] of commands) counts.set(command, (counts.get(command) ?? 0) + count);
    return [...counts]
      .flatMap(([command, count]) => (count < 5 || OF_THE_DRIVER.has(command) ? [] : command))
      .sort();
  }

  /** Lets the command fail a few times, in a way that is left to chance, and holds that it has failed. */
  async function failOne(command: string): Promise<void> {
    const before = countFaults();
    const fault = storm.chance.pick(faultsOf(command));
    let left = 1 + storm.chance.below(6);
    if (fault === 'cut')
      for (const cutter of cutters) cutter.cutWhere((name) => name === command && left-- > 0);
    else {
      const { failure } = failpointOf(fault, storm.chance);
      await failCommands(APP, { failCommands: [command], ...failure }, { times: left });
    }
    for (let attempt = 0; attempt < 1000 && countFaults() === before; attempt++) await pause(20);
    expect(countFaults(), `${command} was ${fault}`).toBeGreaterThan(before);
    if (fault === 'cut') for (const cutter of cutters) cutter.cutWhere(() => false);
    else await failNoCommands();
  }
});
