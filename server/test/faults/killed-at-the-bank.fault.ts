import { onTestFinished, test } from 'vitest';
import { createChance } from '../support/chance.ts';
import { mongo, storesOfProcesses } from '../support/stores.ts';
import { compiledOnce } from './compiled-once.ts';
import { playKilledRounds } from './killed-rounds.ts';

/** Few clubs at a time, since each start keeps a core busy. The organiser of the second disconnects now and then. */
const LANES = storesOfProcesses.flatMap((store) => {
  if (store === mongo) return [{ store, points: 50, mayDisconnect: false }];
  return [false, true].map((mayDisconnect) => ({ store, points: 100, mayDisconnect }));
});

test(
  'killed between two calls to the bank: it registers, moves and credits once, and keeps its login',
  { timeout: 600_000 },
  async () => {
    const { folder, remove } = await compiledOnce(storesOfProcesses);
    onTestFinished(remove);
    const began = Date.now();
    const told = await Promise.all(
      LANES.map(({ store, points, mayDisconnect }, lane) => {
        const place = store.place();
        onTestFinished(place.remove);
        return playKilledRounds(place.url, {
          points,
          chance: createChance(lane),
          environment: { NODE_COMPILE_CACHE: folder },
          mayDisconnect,
        });
      }),
    );
    const calls = Map.groupBy(told.flat(), (call) => call);
    const counts = [...calls].map(([call, { length }]) => `${call} ${length}`);
    const clubs = told.map(({ length }) => length).join(' + ');
    console.info(`${clubs} kills in ${Math.round((Date.now() - began) / 1000)} s: ${counts.join(', ')}`);
  },
);
