import { replaceEqualDeep } from '@tanstack/vue-query';

/**
 * The items as they are now, with the very objects of before for those that say the same, wherever they have moved to:
 * only what changed is drawn again.
 */
export function sameItems<Item extends { id: string }>(
  before: readonly Item[],
  now: readonly Item[],
): Item[] {
  const known = new Map(before.map((item) => [item.id, item]));
  return now.map((item) => replaceEqualDeep(known.get(item.id), item));
}
