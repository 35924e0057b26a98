import type { BankProblem } from '@paidup/shared/bank';
import { startingOn } from './bank-connection.ts';
import { type CatchUpBounds, type CatchUpRange, firstDaySince, rangeOfNext } from './catch-up-range.ts';
import type { BankConnectionRecord } from './records.ts';

type Changes = Partial<BankConnectionRecord>;

/** A catch-up begins. If payments since an earlier day are wanted, they count from that day on. */
export const catchUpBegun = (
  connection: BankConnectionRecord,
  since: string | undefined,
  bounds: CatchUpBounds,
): Changes => ({
  catching_up: { checked: 0 },
  ...(since === undefined ? {} : startingOn(connection, firstDaySince(since, connection.start_date, bounds))),
});

/**
 * All of the range has been read. The next catch-up may begin here, unless this one did not go back as far as it would
 * have had to. That the bank did not show everything stays told until the organiser looks again.
 */
export function catchUpDone(
  connection: BankConnectionRecord,
  { from, isClamped }: CatchUpRange,
  bounds: CatchUpBounds,
  isByHand: boolean,
): Changes {
  const isComplete = from <= rangeOfNext(connection, bounds).from;
  const settled: BankProblem[] = isByHand ? ['catch_up_failed', 'history_clamped'] : ['catch_up_failed'];
  const problems = connection.problems.filter((problem) => !settled.includes(problem));
  return {
    catching_up: null,
    ...(isComplete ? { last_caught_up_at: bounds.now } : {}),
    problems:
      isClamped && !problems.includes('history_clamped') ? [...problems, 'history_clamped'] : problems,
  };
}

/** It was cut short. The next one begins where this one did. */
export const catchUpFailed = ({ problems }: BankConnectionRecord): Changes => ({
  catching_up: null,
  problems: problems.includes('catch_up_failed') ? problems : [...problems, 'catch_up_failed'],
});
