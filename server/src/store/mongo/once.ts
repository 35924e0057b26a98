import { untilKnown } from './until-known.ts';

/**
 * A write that changes nothing else, and is acknowledged only after all earlier ones. So the document that it finds is in
 * the journals of a majority. A duplicate key does not prove that, because the other servers may not have the first write
 * yet, and then it is rolled back when the primary is lost.
 */
export const CONFIRM = { $inc: { confirmations: 1 } } as const;

/**
 * Inserts a document by `insert`, whose unique keys let it happen once. `confirmOwn` finds exactly this document, which an
 * attempt whose answer was lost has left, and `confirmOther` whatever has one of its keys.
 */
export function insertOnce(
  insert: () => Promise<unknown>,
  confirmOwn: () => Promise<object | null>,
  confirmOther: () => Promise<object | null>,
): Promise<'inserted' | 'taken'> {
  return untilKnown<'inserted' | 'taken'>(
    async () => {
      await insert();
      return 'inserted';
    },
    async (isUnsure) => {
      if (isUnsure && (await confirmOwn())) return 'inserted';
      return (await confirmOther()) && 'taken';
    },
  );
}

/**
 * Replaces a document by `replace`, whose filter has the revision before it. When an earlier attempt may have happened,
 * `confirmOwn` finds exactly what it left, so our own change is never called stale.
 */
export function replaceOnce<Refusal = never>(
  replace: () => Promise<{ matchedCount: number }>,
  confirmOwn: () => Promise<object | boolean | null>,
  onDuplicate?: () => Promise<Refusal | null>,
): Promise<'replaced' | 'stale' | Refusal> {
  return untilKnown<'replaced' | 'stale' | Refusal>(async (isUnsure) => {
    const { matchedCount } = await replace();
    return matchedCount > 0 || (isUnsure && (await confirmOwn())) ? 'replaced' : 'stale';
  }, onDuplicate);
}

/** Deletes one document by `remove`. After an attempt whose answer was lost, it is ours that is gone. */
export function removeOnce(remove: () => Promise<{ deletedCount: number }>): Promise<'removed' | 'absent'> {
  return untilKnown(async (isUnsure) => {
    const { deletedCount } = await remove();
    return deletedCount > 0 || isUnsure ? 'removed' : 'absent';
  });
}
