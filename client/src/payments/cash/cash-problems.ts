import type { ApiError } from '../../app/api/api-error.ts';
import { cashTexts } from '../texts.ts';

/** What is wrong with each field of a booking of cash, and with the booking as a whole, in sentences. */
export type CashProblems = { amount?: string; note?: string; form?: string };

/** Puts a refusal of the server's beside the fields that it speaks of. */
export function cashProblems(error: ApiError | null): CashProblems {
  if (error === null) return {};
  const problems: CashProblems = {};
  for (const { path, message, code } of error.fields) {
    if (path === 'amount')
      problems.amount = code === undefined ? `${cashTexts.amount} ${message}.` : cashTexts.tooMuch;
    if (path === 'notes') problems.note = cashTexts.noteWrong(message);
  }
  return Object.keys(problems).length > 0 ? problems : { form: error.detail };
}
