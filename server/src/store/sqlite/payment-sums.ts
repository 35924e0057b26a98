import type { PaymentStore } from '../payment-store.ts';
import type { GroupCommit } from './group-commit.ts';
import { orNull, sum, text } from './rows.ts';
import { filter, type Statements } from './sql.ts';

/** Sums up what came in, and tells when the bank last brought something. */
export function createPaymentSums(
  statements: Statements,
  { read }: Pick<GroupCommit, 'read'>,
): Pick<PaymentStore, 'credited' | 'clubTotal' | 'lastFromBank'> {
  // Rows are in the order in which they were recorded, so this reads no further back than the cash that was entered
  // since. In a club that takes only cash it reads every payment.
  const lastFromBank = statements(
    `SELECT created_at AS at FROM payments WHERE source = 'monzo' ORDER BY rowid DESC LIMIT 1`,
  );

  const club = statements('SELECT TOTAL(club_part) AS total FROM payments WHERE club_part IS NOT NULL');

  return {
    credited: ({ from, before }) =>
      read(() => {
        const { where, params } = filter(
          [`status = 'matched'`],
          ['paid_at >= :from', { from }],
          ['paid_at < :before', { before }],
        );
        const total = (which: string) =>
          sum(statements(`SELECT TOTAL(amount) AS total FROM payments ${which}`).get(params) ?? {}, 'total');
        // The index that sums all up has no source, but the few write-offs have an index of their own.
        return total(where) - total(`${where} AND source = 'write_off'`);
      }),

    clubTotal: () => read(() => sum(club.get() ?? {}, 'total')),

    lastFromBank: () => read(() => orNull(lastFromBank.get(), (row) => text(row, 'at'))),
  };
}
