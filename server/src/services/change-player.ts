import type { PlayerRecord } from '../domain/records.ts';
import { found } from '../errors.ts';
import type { ServiceDependencies } from './dependencies.ts';
import type { IfMatch, Revised } from './revise.ts';

type Change = (player: PlayerRecord) => PlayerRecord | Promise<PlayerRecord>;

/** Returns a function that changes one player but gives them no bank name. It throws 404 or 409 `stale`. */
export const createChangePlayer =
  ({ store: { players }, revise }: Pick<ServiceDependencies, 'store' | 'revise'>) =>
  (id: string, ifMatch: IfMatch, change: Change): Promise<Revised<PlayerRecord>> =>
    revise<PlayerRecord>(id, {
      noun: 'player',
      ifMatch,
      read: async () => found(await players.get(id), 'player'),
      change,
      async replace(player, rev) {
        const outcome = await players.replace(player, rev);
        if (typeof outcome === 'object') throw new Error('nobody else can have a name that was not added');
        return outcome;
      },
    });
