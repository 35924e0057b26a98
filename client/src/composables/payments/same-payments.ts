import type { Page } from '@paidup/shared/list';
import type { Payment } from '@paidup/shared/payment';
import { replaceEqualDeep, type InfiniteData } from '@tanstack/vue-query';

export type PaymentPages = InfiniteData<Page<Payment>>;

/**
 * The pages as they are now, with the very objects of before for payments that say the same: a new payment pushes all
 * others one place on, and only what changed is drawn again.
 */
export function withSamePayments(before: PaymentPages | undefined, now: PaymentPages): PaymentPages {
  const known = new Map(before?.pages.flatMap(({ items }) => items).map((item) => [item.id, item]));
  const same = (item: Payment): Payment => replaceEqualDeep(known.get(item.id), item);
  return { ...now, pages: now.pages.map((page) => ({ ...page, items: page.items.map(same) })) };
}
