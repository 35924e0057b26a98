import { formatMoney } from '@paidup/shared/format-money';
import type { Allocation } from '@paidup/shared/payment';
import { holderOf } from '../payment-words.ts';
import type { Part, Problem } from './split-parts.ts';
import { splitTexts } from './texts.ts';

/** Says in a sentence why a split can't be credited yet. */
export function problemText(problem: Problem): string {
  switch (problem.kind) {
    case 'nobody':
      return splitTexts.nobody;
    case 'left':
    case 'over':
      return splitTexts[problem.kind](formatMoney(problem.pence));
    default:
      return splitTexts[problem.kind](problem.name);
  }
}

/** The text of the button, such as "Credit both", or "Choose who paid" while nobody is in. */
export function actionOf(parts: readonly Pick<Part, 'name'>[], isRefund: boolean): string {
  if (parts.length === 0) return isRefund ? splitTexts.chooseRefund : splitTexts.choose;
  const [only] = parts;
  const names =
    parts.length === 1 && only
      ? only.name
      : parts.length === 2
        ? splitTexts.both
        : splitTexts.players(parts.length);
  return isRefund ? splitTexts.refund(names) : splitTexts.credit(names);
}

/** The parts in words, such as "£5.00 to Jo, £5.00 to Al". */
export function partsText(parts: readonly Allocation[]): string {
  return parts.map((part) => splitTexts.part(formatMoney(part.amount), holderOf(part))).join(', ');
}
