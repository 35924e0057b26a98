import { type BankProblem, bankProblem } from '@paidup/shared/bank';
import type { BankConnectionRecord } from './records.ts';

/**
 * Returns what is wrong with the connection, the gravest thing alone, as a code and as a sentence for the organiser. While
 * it waits for the organiser, nothing else is worth a word.
 */
export function problemOf(connection: BankConnectionRecord): {
  problem: string | null;
  problem_code: BankProblem | null;
} {
  const code = bankProblem.options.find((one) => isPresent(connection, one)) ?? null;
  return { problem: code && SENTENCES[code], problem_code: code };
}

const isPresent = ({ state, problems }: BankConnectionRecord, code: BankProblem): boolean =>
  (code === 'login_over' && state === 'login_expired') ||
  (problems.includes(code) && (state === 'connected' || code === 'approval_late'));

const SENTENCES: Record<BankProblem, string> = {
  login_over:
    'Monzo has logged Paid Up out, so payments have to wait. Connect again, and they are caught up with.',
  approval_late: 'Nobody tapped Approve in the Monzo app within ten minutes. Connect Monzo again.',
  webhook_missing:
    'Monzo does not tell Paid Up about new payments at once. They still come in every 15 minutes, and Paid Up keeps trying.',
  catch_up_failed:
    'Paid Up could not look for missed payments the last time. It tries again within 15 minutes, so there is nothing to do.',
  history_clamped: 'Monzo shows the last 90 days only. Enter older payments by hand.',
  pot_failed:
    'A payment could not be moved to the pot. Check that the pot is still there, or choose another one.',
  notes_failed: 'A player’s name could not be put into Monzo’s notes. The payment itself is credited.',
  feed_failed:
    'The list of who owes what may not have reached the Monzo app. It is sent once, so look at the game in Paid Up.',
  receipt_failed: 'A receipt could not be put into the Monzo app. The payment itself is credited.',
};
