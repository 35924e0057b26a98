import { createHash } from 'node:crypto';
import type { Page } from '@paidup/shared/list';
import { z } from 'zod';
import { invalidField } from '../errors.ts';
import type { Position } from '../store/store.ts';

const position = z.tuple([z.string(), z.string(), z.string()]);

/**
 * The pages of one list under one set of filters. A cursor names the last item shown, so that a walk shows
 * everything that stays, once; one that belongs to another list or other filters is refused.
 */
export function createPages(list: string, filters: unknown) {
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([list, filters]))
    .digest('base64url')
    .slice(0, 8);

  return {
    /** Where the page begins, or 400 for a foreign cursor. */
    after(cursor: string | undefined): Position | null {
      if (cursor === undefined) return null;
      const [mark, sortKey, id] = parse(cursor);
      if (mark !== fingerprint) throw foreign();
      return [sortKey, id];
    },

    /** The answer from one item more than `limit`, if there are so many. */
    page<Item>(found: Item[], limit: number, positionOf: (item: Item) => Position): Page<Item> {
      const items = found.slice(0, limit);
      const last = items.at(-1);
      if (found.length <= limit || !last) return { items, next_cursor: null };
      const cursor = JSON.stringify([fingerprint, ...positionOf(last)]);
      return { items, next_cursor: Buffer.from(cursor).toString('base64url') };
    },
  };
}

/** How many items a page has when the client names none. */
export const DEFAULT_LIMIT = 50;

function parse(cursor: string) {
  try {
    return position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw foreign();
  }
}

const foreign = () => invalidField('cursor', 'must be the next_cursor of an earlier page of this list');
