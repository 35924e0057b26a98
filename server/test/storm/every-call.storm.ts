import { afterAll, beforeAll, expect, test } from 'vitest';
import { createChance } from '../support/chance.ts';
import { describeWith } from '../support/mongo-server.ts';
import { everyCall, opening, restoring, storeAsh, type Call } from './every-call.ts';
import { faultsOf, OF_THE_DRIVER, type Fault } from './faults.ts';
import { openLane, untilDone, type Lane } from './lane.ts';
import { TIMES } from './storm.ts';

describeWith(['failpoints', 'transactions'], 'every command', () => {
  const chance = createChance(4);
  const lanes: Lane[] = [];
  const struck = new Map<string, Set<Fault>>();
  beforeAll(async () => {
    for (let number = 0; number < LANES; number++) {
      const lane = await openLane(`paid-up-lane-${number}`, chance);
      lanes.push(lane);
      await untilDone(() => storeAsh(lane.store));
    }
  });
  afterAll(async () => {
    for (const lane of lanes) await lane.close();
  });

  test('fails before and after its work, and a repeat of the call gives what it would have given', async () => {
    const calls = [...everyCall];
    const settled = await Promise.allSettled(
      lanes.map(async (lane) => {
        for (let next = calls.pop(); next; next = calls.pop()) await strikeAll(lane, next.call, next.name);
        expect((await lane.store.audit()).findings).toEqual([]);
      }),
    );
    for (const lane of settled) expect(lane).toMatchObject({ status: 'fulfilled' });
    const sent = new Set(lanes.flatMap(({ cutter }) => [...cutter.commands.keys()]));
    for (const command of sent) if (!OPENING.has(command)) expectStruck(command);
  });

  test('fails while the database is prepared, which a next start completes', async () => {
    const [lane] = lanes;
    if (lane) await strikeAll(lane, opening, 'the opening');
    for (const command of ['create', 'createIndexes']) expectStruck(command);
  });

  test('fails while a backup is restored, which the same backup continues', async () => {
    const [lane] = lanes;
    if (lane) await strikeAll(lane, restoring, 'a restore');
  });

  /** Holds that the command has failed in each way. What the driver sends by itself is the driver's to repeat. */
  function expectStruck(command: string): void {
    if (OF_THE_DRIVER.has(command)) return;
    const missing = faultsOf(command).filter((fault) => !struck.get(command)?.has(fault));
    expect({ command, missing }).toEqual({ command, missing: [] });
  }

  async function strikeAll(lane: Lane, call: Call, name: string): Promise<void> {
    const { commands, expected } = await unharmed(lane, call);
    for (const command of commands)
      for (const fault of faultsOf(command))
        for (let round = 0; round < TIMES; round++) {
          const outcome = await strike(lane, call, command, fault);
          expect(outcome, `${name} while ${command} is ${fault}`).toEqual(expected);
        }
  }

  async function strike(lane: Lane, call: Call, command: string, fault: Fault): Promise<string> {
    const key = nextKey();
    await untilDone(async () => call.given?.(lane.store, key, lane.url));
    const { hasFailed, isDone } = await lane.runStruck(call, key, command, fault);
    if (hasFailed) struck.set(command, (struck.get(command) ?? new Set()).add(fault));
    // A call that has given its result has to have done it, without a repeat.
    if (!isDone) await untilDone(() => call.run(lane.store, key, lane.url));
    return outcomeOf(lane, call, key);
  }
});

const LANES = 8;
/** What is sent only to prepare a database. */
const OPENING = new Set(['listCollections', 'create', 'createIndexes', 'collMod']);
let keys = 0;
const nextKey = () => `k${++keys}`;

/** The commands that the call sends while nothing fails, and what comes of it. */
async function unharmed(lane: Lane, call: Call): Promise<{ commands: string[]; expected: string }> {
  const key = nextKey();
  await call.given?.(lane.store, key, lane.url);
  lane.cutter.commands.clear();
  await call.run(lane.store, key, lane.url);
  const commands = [...lane.cutter.commands.keys()].filter((command) => !OF_THE_DRIVER.has(command));
  return { commands, expected: await outcomeOf(lane, call, key) };
}

/** What the call has left, or for a reading what it gives. */
async function outcomeOf(lane: Lane, { run, leaves }: Call, key: string): Promise<string> {
  const outcome = await untilDone(() => (leaves ?? run)(lane.store, key, lane.url));
  const text = JSON.stringify(outcome instanceof Map ? [...outcome] : (outcome ?? null));
  return text.replaceAll(new RegExp(`${key}(?!\\d)`, 'gi'), 'key');
}
