import type { Bank } from '@paidup/shared/bank';
import { healthTexts } from './texts.ts';

/** What mends a trouble: another login, a look at what was missed, or a page on which the organiser goes on. */
export type Remedy = keyof typeof healthTexts.remedies;

/** A sentence that says what is wrong and what to do, and what its one button does. */
export type Trouble = { text: string; remedy: Remedy };

/** What is wrong with the connection, or null. Nobody misses a bank that was never connected. */
export function troubleOf(bank: Bank): Trouble | null {
  const remedy = remedyOf(bank);
  return remedy && { text: bank.problem ?? healthTexts.troubles[remedy], remedy };
}

function remedyOf({ state, problem_code: problem }: Bank): Remedy | null {
  if (problem === 'approval_late') return 'approve_again';
  if (state === 'login_expired') return 'reconnect';
  if (state === 'awaiting_approval') return 'go_on';
  if (state === 'choose_account') return 'choose_account';
  if (state !== 'connected' || problem === null) return null;
  if (problem === 'login_over') return 'reconnect';
  if (problem === 'history_clamped') return 'approve_again';
  return problem === 'webhook_missing' || problem === 'catch_up_failed' ? 'look_again' : 'see_bank';
}
