import { expect, onTestFinished, test } from 'vitest';
import { createChance } from '../support/chance.ts';
import { compiledOnce } from './compiled-once.ts';
import { playKilledRounds } from './killed-rounds.ts';
import { makePlace } from './place.ts';

/** Two clubs at a time, since each start keeps a core busy. The organiser of the second disconnects now and then. */
const LANES = [100, 100];

test(
  'killed between two calls to the bank: it registers, moves and credits once, and keeps its login',
  { timeout: 600_000 },
  async () => {
    const { folder, remove } = await compiledOnce();
    onTestFinished(remove);
    const began = Date.now();
    const told = await Promise.all(
      LANES.map((points, lane) => {
        const place = makePlace();
        onTestFinished(place.remove);
        return playKilledRounds(place.url, {
          points,
          chance: createChance(lane),
          environment: { NODE_COMPILE_CACHE: folder },
          mayDisconnect: lane === 1,
        });
      }),
    );
    const calls = Map.groupBy(told.flat(), (call) => call);
    const counts = [...calls].map(([call, { length }]) => `${call} ${length}`);
    console.info(
      `${told.flat().length} kills in ${Math.round((Date.now() - began) / 1000)} s: ${counts.join(', ')}`,
    );
    expect(Math.min(...told.map(({ length }) => length))).toBeGreaterThan(10);
  },
);
