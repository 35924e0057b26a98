import { BankError } from '../wire/bank-error.ts';

/** One login of a user at a client. It lives through refreshes and ends with the next login, a logout or a refusal. */
export type Session = {
  id: string;
  clientId: string;
  userId: string;
  began: number;
  approval: 'waiting' | 'approved' | 'refused';
  approvedAt: number;
  end: null | 'evicted' | 'logged_out';
  access: Token;
  refresh: Token | null;
};

/** `ends` is an instant, or `null` for a token without a known life. A replaced one has been refreshed. */
export type Token = { value: string; ends: number | null; isReplaced: boolean };

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** From the approval everything can be read for so long, and afterwards only what is newer than 90 days. */
const FULL_HISTORY = 5 * MINUTE;
const HISTORY = 90 * DAY;
/** The owner has to confirm the access again after so long. Webhooks go on meanwhile. */
const APPROVAL_LIFE = 90 * DAY;

/** Refuses everything that a token without the owner's approval may not do. */
export function demandApproval(session: Session): void {
  if (session.approval !== 'approved')
    throw new BankError(
      'forbidden.insufficient_permissions',
      'Access forbidden due to insufficient permissions',
    );
}

/** Whether the full history is open. A refresh does not open it again. */
const hasFullHistory = (session: Session, now: number): boolean =>
  session.approval === 'approved' && now < session.approvedAt + FULL_HISTORY;

/** The first instant that is too old to be read, or `null` while the full history is open. */
export const historyEnd = (session: Session, now: number): number | null =>
  hasFullHistory(session, now) ? null : now - HISTORY;

/** Refuses transactions to a login whose approval was not confirmed for 90 days, and those that are 90 days old or older. */
export function demandHistory(session: Session, now: number, since: number): void {
  const end = historyEnd(session, now);
  const isLapsed = now >= session.approvedAt + APPROVAL_LIFE;
  if (isLapsed || (end !== null && since <= end))
    throw new BankError('forbidden.verification_required', 'Verification required');
}
