import type { Page } from '@paidup/shared/list';

/** All items of a list, page after page. For lists that a club keeps short, such as its players. */
export async function everyPage<Item>(page: (cursor: string | null) => Promise<Page<Item>>): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  do {
    const answer: Page<Item> = await page(cursor);
    items.push(...answer.items);
    cursor = answer.next_cursor;
  } while (cursor);
  return items;
}
