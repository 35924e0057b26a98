import { createAlone } from './alone.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { createSums } from './sums.ts';

/** Keeps write-offs within what is owed. Two at once would each find the whole debt, and forgive it twice. */
export function createWriteOffs(dependencies: ServiceDependencies) {
  const sumsOf = createSums(dependencies);
  const { alone } = createAlone(dependencies);

  return {
    /** Runs the write of a player's write-off while no other one of theirs is written, by any process. */
    oneAtATime: <Result>(playerId: string, write: () => Promise<Result>): Promise<Result> =>
      alone(`write-off ${playerId}`, write),

    /** Returns how much of the player's debt can be written off now, in pence. */
    owedBy: async (playerId: string): Promise<number> => (await sumsOf([playerId]))(playerId).owes,
  };
}
