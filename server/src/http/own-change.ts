import type { HistoryEntry } from '@paidup/shared/history';
import type { Caller } from '../domain/caller.ts';
import { AppError } from '../errors.ts';

type Record = { rev: number; history: HistoryEntry[] };

/**
 * Returns the revisions of a record that the caller may revert a change of. A deputy may revert a change of their own
 * that is the last one, and so only the revision that has just been read. 403 `forbidden` otherwise. `isReverted` finds
 * the change where the last one may only have amended it.
 */
export async function revertible(
  caller: Caller,
  ifMatch: number[] | null,
  read: () => Promise<Record>,
  isReverted: (entry: HistoryEntry) => boolean = () => true,
): Promise<number[] | null> {
  if (caller.role !== 'deputy') return ifMatch;
  const { rev, history } = await read();
  if ([history.at(-1), history.findLast(isReverted)].some((entry) => entry?.by !== caller.name))
    throw new AppError('forbidden', 'Only the organiser may take back what somebody else did.');
  return ifMatch === null ? [rev] : ifMatch.filter((one) => one === rev);
}
