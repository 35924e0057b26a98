import { formatMoney } from '@paidup/shared/format-money';
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
export function partsText(parts: readonly { name: string; amount: number }[]): string {
  return parts.map(({ name, amount }) => splitTexts.part(formatMoney(amount), name)).join(', ');
}
