import type { Document } from 'mongodb';
import type { Position } from '../position.ts';

/** Joins the conditions that are not `null`. */
export function every(...conditions: (Document | null)[]): { $and?: Document[] } {
  const present = conditions.filter((condition) => condition !== null);
  return present.length === 0 ? {} : { $and: present };
}

/** Matches what has `from` <= `field` < `before`. `null` leaves an end open. */
export function within(field: string, from: string | null, before: string | null): Document | null {
  if (from === null && before === null) return null;
  return { [field]: { ...(from !== null && { $gte: from }), ...(before !== null && { $lt: before }) } };
}

/** Matches what has this text in a field. It compares plain text instead of a pattern, so that nothing needs escaping. */
export const contains = (field: string | Document, text: string): Document => ({
  $expr: { $gte: [{ $indexOfCP: [field, { $literal: text }] }, 0] },
});

/** Matches what follows a position in the order of `field`, then `_id`. The first condition bounds the index scan. */
export const beyond = (field: string, [sortKey, id]: Position, direction: 1 | -1): Document => {
  const [onward, orAt] = direction === 1 ? ['$gt', '$gte'] : ['$lt', '$lte'];
  return {
    [field]: { [orAt]: sortKey },
    $or: [{ [field]: { [onward]: sortKey } }, { _id: { [onward]: id } }],
  };
};

/**
 * The options of a read that may take longer than the socket waits otherwise. The server ends it in time, so the driver
 * never drops the connection and starts the same read once more. The last option is missing in the driver's types.
 */
export const LONG_READ = { maxTimeMS: 60_000, socketTimeoutMS: 65_000 };

/** The time for a step of several such reads, in milliseconds. */
export const LONG_READ_TIMEOUT = 70_000;

/** A sum of the server as a number. It is exact up to the largest safe integer, and stays there beyond. */
export function sumOf(value: unknown): number {
  // The driver gives sums beyond 2^53 as a `Long`.
  const sum = Number(value) + 0;
  return Math.max(-Number.MAX_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, sum));
}
