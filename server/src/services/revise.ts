import { stale } from '../errors.ts';

/** The revisions that `If-Match` accepts. `null` accepts any. */
export type IfMatch = readonly number[] | null;

type Target<Kind> = {
  noun: 'player' | 'fixture' | 'payment' | 'settings';
  ifMatch: IfMatch;
  /** Reads the record, or throws if there is none. */
  read: () => Promise<Kind>;
};

export type Revision<Kind> = Target<Kind> & {
  /** Returns the changed record, or the same one if nothing changes. */
  change: (record: Kind) => Kind | Promise<Kind>;
  /** Stores it if the stored revision is still `rev`. */
  replace: (next: Kind, rev: number) => Promise<'replaced' | 'stale'>;
};

type Removal<Kind> = Target<Kind> & {
  /** Throws when the record has to stay. */
  check: (record: Kind) => void;
  /** Removes it if the stored revision is still `rev`. */
  remove: (id: string, rev: number) => Promise<'removed' | 'stale'>;
};

/** A record before and after a change. Both are the same object if nothing changed. */
export type Revised<Kind> = { before: Kind; after: Kind };

const MAX_ATTEMPTS = 100;

/**
 * Changes or removes one record as if nobody else did. A write succeeds only on the revision that was read. If somebody
 * else was faster, it starts again. With `If-Match` it throws 409 `stale` instead.
 */
export function createRevise() {
  const oneAtATime = createOneAtATime();

  return {
    revise: <Kind extends Recorded>(
      id: string,
      { change, replace, ...target }: Revision<Kind>,
    ): Promise<Revised<Kind>> =>
      untilCurrent(id, target, async (before) => {
        const after = await change(before);
        if (after === before) return { before, after };
        return (await replace(after, before.rev)) === 'stale' ? 'stale' : { before, after };
      }),

    removeRevised: async <Kind extends Recorded>(
      id: string,
      { check, remove, ...target }: Removal<Kind>,
    ): Promise<void> => {
      await untilCurrent(id, target, (record) => {
        check(record);
        return remove(id, record.rev);
      });
    },
  };

  function untilCurrent<Kind extends Recorded, Outcome>(
    id: string,
    { noun, ifMatch, read }: Target<Kind>,
    attempt: (record: Kind) => Promise<Outcome | 'stale'>,
  ): Promise<Outcome> {
    return oneAtATime(`${noun} ${id}`, async () => {
      for (let count = 0; count < MAX_ATTEMPTS; count++) {
        const record = await read();
        if (ifMatch !== null && !ifMatch.includes(record.rev)) throw stale(noun);
        const outcome = await attempt(record);
        if (outcome !== 'stale') return outcome;
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * Math.min(count, 10)));
      }
      throw stale(noun);
    });
  }
}

export type Revise = ReturnType<typeof createRevise>;

type Recorded = { rev: number };

/**
 * Returns a function that runs tasks with the same key one after another. It only spares this process retries. The store's
 * revisions are what keeps concurrent changes apart.
 */
function createOneAtATime() {
  const last = new Map<string, Promise<unknown>>();

  return <Result>(key: string, task: () => Promise<Result>): Promise<Result> => {
    const result = (last.get(key) ?? Promise.resolve()).then(task, task);
    const settled = result
      .catch(() => undefined)
      .then(() => {
        if (last.get(key) === settled) last.delete(key);
      });
    last.set(key, settled);
    return result;
  };
}
