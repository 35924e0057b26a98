import type { CatchUpItem } from '@paidup/shared/bank';
import { reasonTexts } from './texts.ts';

/** Who paid, by which names, how often and how much. `key` tells them apart. */
export type PayerSum = { key: string; name: string; payers: string[]; count: number; amount: number };
type ReasonCount = { reason: string; count: number };

/** A preview as it is shown: whom it credits, whose names nobody has, and what is left alone for which reason. */
export type Preview = {
  checked: number;
  credited: PayerSum[];
  unmatched: PayerSum[];
  leftAlone: ReasonCount[];
  already: number;
};

/** Groups what a dry run found. The largest sums and counts come first. */
export function previewOf(items: readonly CatchUpItem[]): Preview {
  const of = (wanted: CatchUpItem['outcome']) => items.filter(({ outcome }) => outcome === wanted);
  return {
    checked: items.length,
    credited: summed(of('credited'), (item) => item.player ?? { id: '', name: nameOf(item) }),
    unmatched: summed(of('unmatched'), (item) => ({ id: nameOf(item), name: nameOf(item) })),
    leftAlone: counted(of('ignored')),
    already: of('duplicate').length,
  };
}

/** How many payments these are in all, and how much. */
export function totalOf(sums: readonly PayerSum[]): { count: number; amount: number } {
  return {
    count: sums.reduce((sum, { count }) => sum + count, 0),
    amount: sums.reduce((sum, { amount }) => sum + amount, 0),
  };
}

function summed(items: CatchUpItem[], by: (item: CatchUpItem) => { id: string; name: string }): PayerSum[] {
  const sums = new Map<string, PayerSum>();
  for (const item of items) {
    const { id: key, name } = by(item);
    const sum = sums.get(key) ?? { key, name, payers: [], count: 0, amount: 0 };
    const payer = nameOf(item);
    if (!sum.payers.includes(payer)) sum.payers.push(payer);
    sums.set(key, { ...sum, count: sum.count + 1, amount: sum.amount + item.amount });
  }
  return [...sums.values()].sort((one, other) => other.amount - one.amount);
}

function counted(items: CatchUpItem[]): ReasonCount[] {
  const counts = new Map<string, number>();
  for (const { reason = 'other' } of items) {
    const known = reason in reasonTexts ? reason : 'other';
    counts.set(known, (counts.get(known) ?? 0) + 1);
  }
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .sort((one, other) => other.count - one.count);
}

const nameOf = ({ counterparty_name, description }: CatchUpItem): string =>
  counterparty_name.trim() || description.trim();
