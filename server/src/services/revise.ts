import { stale } from '../errors.ts';
import { createOneAtATime } from './one-at-a-time.ts';

/** The revisions that `If-Match` accepts; `null` takes any. */
export type IfMatch = readonly number[] | null;

export type Revision<Kind> = {
  noun: 'player' | 'fixture' | 'payment' | 'settings';
  ifMatch: IfMatch;
  /** Reads the record, or throws when there is none. */
  read: () => Promise<Kind>;
  /** The record as it shall be; the same one when there is nothing to change. */
  change: (record: Kind) => Kind | Promise<Kind>;
  /** Stores it if the stored revision is still `rev`. */
  replace: (next: Kind, rev: number) => Promise<'replaced' | 'stale'>;
};

const ATTEMPTS = 100;

/**
 * Changes one record as if nobody else did: reads, changes, stores under the revision that was read, and starts
 * again when somebody was faster. With `If-Match`, a record that has moved on is 409 `stale` instead.
 */
export function createRevise() {
  const oneAtATime = createOneAtATime();

  return <Kind extends { rev: number }>(id: string, revision: Revision<Kind>): Promise<Kind> =>
    oneAtATime(`${revision.noun} ${id}`, async () => {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const record = await revision.read();
        if (revision.ifMatch !== null && !revision.ifMatch.includes(record.rev)) throw stale(revision.noun);
        const next = await revision.change(record);
        if (next === record) return record;
        if ((await revision.replace(next, record.rev)) === 'replaced') return next;
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * Math.min(attempt, 10)));
      }
      throw stale(revision.noun);
    });
}

export type Revise = ReturnType<typeof createRevise>;
