import { createHash } from 'node:crypto';
import type { Page } from '@paidup/shared/list';
import { z } from 'zod';
import { invalidField } from '../errors.ts';
import type { Position } from '../store/position.ts';

const position = z.tuple([z.string(), z.string(), z.string()]);

/**
 * Cuts one list with its filters into pages. A cursor names the last item of a page, so reading all pages shows each item
 * once. A cursor of another list or of other filters is refused.
 */
export function createPages(list: string, filters: unknown) {
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([list, filters]))
    .digest('base64url')
    .slice(0, 8);

  return {
    /** Returns the position after which the page begins. Throws 400 for a foreign cursor. */
    after(cursor: string | undefined): Position | null {
      if (cursor === undefined) return null;
      const [mark, sortKey, id] = parse(cursor);
      if (mark !== fingerprint) throw foreign();
      return [sortKey, id];
    },

    /** Makes a page. `found` has one item more than `limit` if another page follows. */
    page<Item>(found: Item[], limit: number, positionOf: (item: Item) => Position): Page<Item> {
      const items = found.slice(0, limit);
      const last = items.at(-1);
      if (found.length <= limit || !last) return { items, next_cursor: null };
      const cursor = JSON.stringify([fingerprint, ...positionOf(last)]);
      return { items, next_cursor: Buffer.from(cursor).toString('base64url') };
    },
  };
}

/** The number of items in a page by default. */
export const DEFAULT_LIMIT = 50;

function parse(cursor: string) {
  try {
    return position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw foreign();
  }
}

const foreign = () => invalidField('cursor', 'must be the next_cursor of an earlier page of this list');
