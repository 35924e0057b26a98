import { formatMoney } from './format-money.ts';

/**
 * Splits an amount into `count` parts that add up to it and have its sign. The odd pennies go to the first parts, one
 * each.
 */
export function evenSplit(pence: number, count: number): number[] {
  const base = Math.floor(Math.abs(pence) / count);
  const odd = Math.abs(pence) % count;
  return Array.from({ length: count }, (_, index) => {
    const part = base + (index < odd ? 1 : 0);
    return pence < 0 ? 0 - part : part;
  });
}

/** Explains the parts of `evenSplit`, as in "£3.33 each, and the odd penny goes to the first." */
export function evenSplitRule(pence: number, count: number): string {
  const odd = Math.abs(pence) % count;
  const each = `${formatMoney(evenSplit(pence, count).at(-1) ?? 0)} each`;
  if (odd === 0) return `${each}.`;
  return odd === 1
    ? `${each}, and the odd penny goes to the first.`
    : `${each}, and the ${odd} odd pennies go to the first ${odd}.`;
}
