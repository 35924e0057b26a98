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

/** Returns the connection with these changes, under the next revision. Without any it is the same object. */
export function changedConnection(
  connection: BankConnectionRecord,
  changes: Partial<BankConnectionRecord>,
): BankConnectionRecord {
  if (Object.keys(changes).length === 0) return connection;
  return { ...connection, ...changes, rev: connection.rev + 1 };
}
