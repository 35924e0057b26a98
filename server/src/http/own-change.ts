import type { HistoryEntry } from '@paidup/shared/history';
import type { Caller } from '../domain/caller.ts';
import { AppError } from '../errors.ts';

type Record = { rev: number; history: HistoryEntry[] };

/**
 * Returns the revisions of a record that the caller may revert a change of. A deputy may revert their own last change
 * only, and so only the revision that has just been read. 403 `forbidden` otherwise.
 */
export async function revertible(
  caller: Caller,
  ifMatch: number[] | null,
  read: () => Promise<Record>,
): Promise<number[] | null> {
  if (caller.role !== 'deputy') return ifMatch;
  const { rev, history } = await read();
  if (history.at(-1)?.by !== caller.name)
    throw new AppError('forbidden', 'Only the organiser may take back what somebody else did.');
  return ifMatch === null ? [rev] : ifMatch.filter((one) => one === rev);
}
