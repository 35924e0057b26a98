import type { Document } from 'mongodb';
import type { Position } from '../store.ts';

/** All of the conditions that are not `null`. */
export function every(...conditions: (Document | null)[]): { $and?: Document[] } {
  const present = conditions.filter((condition) => condition !== null);
  return present.length === 0 ? {} : { $and: present };
}

/** What follows `position` in the order of `field`, then `_id`. The first half bounds the walk along the index. */
export const beyond = (field: string, [sortKey, id]: Position, direction: 1 | -1): Document => {
  const [onward, orAt] = direction === 1 ? ['$gt', '$gte'] : ['$lt', '$lte'];
  return {
    [field]: { [orAt]: sortKey },
    $or: [{ [field]: { [onward]: sortKey } }, { _id: { [onward]: id } }],
  };
};

/** The number of a sum that the server made, exact up to the largest safe integer, and held there beyond. */
export function sumOf(value: unknown): number {
  // What is beyond 2^53 comes as the driver's Long.
  const sum = Number(value) + 0;
  return Math.max(-Number.MAX_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, sum));
}
