import type { BankProblem, UpdateBank } from '@paidup/shared/bank';
import { instantAfter } from './calendar.ts';
import type { BankConnectionRecord } from './records.ts';

/** What there is before the first connection and after its deletion. */
export const NO_CONNECTION: BankConnectionRecord = {
  state: 'disconnected',
  pending: null,
  approval_until: null,
  account: null,
  start_date: null,
  connected_since: null,
  webhook_id: null,
  last_caught_up_at: null,
  catching_up: null,
  pot: null,
  annotate_since: null,
  feed_since: null,
  receipts_since: null,
  problems: [],
  rev: 0,
};

/** How long a login at the bank's page may take, and how long its approval in the app is waited for. */
const WAIT = 10 * 60_000;

type Changes = Partial<BankConnectionRecord>;

/** Returns the connection with these changes, under the next revision. Without any it is the same object. */
export function changedConnection(connection: BankConnectionRecord, changes: Changes): BankConnectionRecord {
  if (Object.keys(changes).length === 0) return connection;
  return { ...connection, ...changes, rev: connection.rev + 1 };
}

/** Notes a login that is sent to the bank's page. It takes the place of one before. */
export const loginBegun = (state_hash: string, start_date: string, now: string): Changes => ({
  pending: { state_hash, start_date, expires_at: instantAfter(now, WAIT) },
});

/** The login is there, and waits for its approval. What a former login was good for is kept. */
export const loggedIn = (connection: BankConnectionRecord, start_date: string, now: string): Changes => ({
  state: 'awaiting_approval',
  approval_until: instantAfter(now, WAIT),
  ...startingOn(connection, start_date),
  problems: connection.problems.filter((problem) => !ENDED_BY_LOGIN.has(problem)),
});

const ENDED_BY_LOGIN = new Set<BankProblem>(['login_over', 'approval_late']);

/** The bank says that the login is over. Without a connection that means nothing. */
export const loginOver = ({ state }: BankConnectionRecord): Changes =>
  state === 'disconnected' || state === 'login_expired'
    ? {}
    : { state: 'login_expired', approval_until: null };

/** The bank wants the owner to approve the access again. */
export const approvalGone = ({ state }: BankConnectionRecord, now: string): Changes =>
  state === 'connected' ? { state: 'awaiting_approval', approval_until: instantAfter(now, WAIT) } : {};

/** The owner has approved, and has to say which account it is. The one of before is not theirs any more. */
export const choosing = (connection: BankConnectionRecord): Changes =>
  connection.state === 'awaiting_approval'
    ? {
        state: 'choose_account',
        approval_until: null,
        ...(connection.account === null ? {} : { account: null, webhook_id: null, ...ANOTHER_ACCOUNT }),
      }
    : {};

/** This account is the connected one. */
export function connectedTo(
  connection: BankConnectionRecord,
  account: { id: string; name: string },
  { webhook_id, now }: { webhook_id: string; now: string },
): Changes {
  const isOther = connection.account !== null && connection.account.id !== account.id;
  return {
    state: 'connected',
    approval_until: null,
    account,
    webhook_id,
    connected_since: connection.connected_since ?? now,
    ...(isOther ? ANOTHER_ACCOUNT : {}),
    problems: connection.problems.filter((problem) => !ENDED_BY_CONNECTING.has(problem)),
  };
}

/** Another account has other pots and other transactions. */
const ANOTHER_ACCOUNT = { pot: null, last_caught_up_at: null };

const ENDED_BY_CONNECTING = new Set<BankProblem>([...ENDED_BY_LOGIN, 'webhook_missing', 'catch_up_failed']);

/** Payments count from this day on. If it is earlier than before, everything is read again from there. */
export function startingOn({ start_date: before }: BankConnectionRecord, start_date: string): Changes {
  if (before === start_date) return {};
  return { start_date, ...(before !== null && start_date < before ? { last_caught_up_at: null } : {}) };
}

type Switches = Pick<UpdateBank, 'start_date' | 'pot_id' | 'annotate' | 'feed' | 'receipts'>;

/** What the organiser has set. A switch counts from when it was set, and setting it clears its problem. */
export function switched(connection: BankConnectionRecord, input: Switches, now: string): Changes {
  const { start_date, pot_id } = input;
  const changes: Changes = start_date === undefined ? {} : startingOn(connection, start_date);
  const settled = new Set<BankProblem>();
  if (pot_id !== undefined && pot_id !== (connection.pot?.id ?? null)) {
    changes.pot = pot_id === null ? null : { id: pot_id, since: now };
    settled.add('pot_failed');
  }
  for (const { name, since, problem } of SWITCHES) {
    const isOn = input[name];
    if (isOn === undefined || isOn === (connection[since] !== null)) continue;
    changes[since] = isOn ? now : null;
    settled.add(problem);
  }
  if (settled.size === 0) return changes;
  return { ...changes, problems: connection.problems.filter((problem) => !settled.has(problem)) };
}

const SWITCHES = [
  { name: 'annotate', since: 'annotate_since', problem: 'notes_failed' },
  { name: 'feed', since: 'feed_since', problem: 'feed_failed' },
  { name: 'receipts', since: 'receipts_since', problem: 'receipt_failed' },
] as const;
