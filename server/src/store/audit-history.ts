import type { PaymentEntry, PaymentRecord, PaymentState } from './store.ts';

/**
 * What is off in the history of a payment's credits, as the end of a sentence that begins with the payment: each
 * change begins where the one before it ended, and the last ended in how the payment is now.
 */
export function findOffHistory(payment: PaymentRecord): string[] {
  const moves = payment.history.filter(({ before, after }) => before !== undefined || after !== undefined);
  const last = moves.at(-1);
  return [
    ...moves.filter(isHalf).map(({ at }) => `was changed at ${at} without both a before and an after`),
    ...moves
      .filter(({ before }, index) => index > 0 && !isSame(before, moves[index - 1]?.after))
      .map(({ at }) => `was not as the change at ${at} has it before`),
    ...(last && !isSame(last.after, payment) ? [`is not as the change at ${last.at} left it`] : []),
  ];
}

function isHalf({ before, after }: PaymentEntry): boolean {
  return before === undefined || after === undefined;
}

function isSame(one: PaymentState | undefined, other: PaymentState | undefined): boolean {
  return JSON.stringify(one && told(one)) === JSON.stringify(other && told(other));
}

/** The state in one order, whatever else the record has. */
function told({ status, matched_by, matched_on, matching, ignored_reason, allocations }: PaymentState) {
  const parts = allocations.map(({ player_id, amount }) => [player_id, amount]);
  return [status, matched_by, matched_on, matching, ignored_reason, parts];
}
