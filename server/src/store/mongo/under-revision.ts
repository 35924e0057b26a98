import { isDeepStrictEqual } from 'node:util';
import { replaceOnce } from './once.ts';

/** A document whose history only grows, by an entry for each revision. */
type Revised = { rev: number; history: object[] };

/**
 * Replaces a document by `write`, whose filter has the revision before `document`. Only one change can take that
 * revision. When an earlier attempt may have happened, the history of what is `stored` tells which change it was, so
 * our own change is never called stale. `stored` has to return a durable document.
 */
export function underRevision<Refusal = never>(
  document: Revised,
  write: () => Promise<{ matchedCount: number }>,
  stored: () => Promise<Revised | null>,
  onDuplicate?: () => Promise<Refusal | null>,
): Promise<'replaced' | 'stale' | Refusal> {
  return replaceOnce(write, async () => isOwn(await stored(), document), onDuplicate);
}

/** Whether `document` is what is stored, or what others have changed since. */
export const isOwn = (stored: Revised | null, document: Revised): boolean =>
  isDeepStrictEqual(stored?.history.slice(0, document.rev), document.history);
