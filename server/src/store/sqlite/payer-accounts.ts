import type { KnownAccount, PaymentRecord } from '../../domain/records.ts';
import { CREDITS_NOBODY } from './payers.ts';
import { readRow, text, type Row } from './rows.ts';
import { IN_LIST, insertInto, type Statements } from './sql.ts';

/**
 * Finds the accounts from which a payer has paid. The table holds the first payment from each. It is there for the reason
 * for which there is one of payers, see `payers.ts`.
 */
export function createPayerAccounts(statements: Statements) {
  const add = statements(ADD);
  const drop = statements(
    'DELETE FROM payer_accounts WHERE payment_id = :payment_id RETURNING counterparty_key, hash',
  );
  const addFirst = statements(ADD_FIRST);
  const known = statements(
    `SELECT counterparty_key, hash, since FROM payer_accounts WHERE counterparty_key ${IN_LIST}`,
  );

  return {
    /** Stores the account of a payment, or forgets the one that it had before. */
    store({
      id: payment_id,
      counterparty_key,
      payer_account_hash: hash,
      paid_at: since,
    }: PaymentRecord): void {
      if (hash !== null) {
        if (counterparty_key !== '') add.run({ counterparty_key, hash, since, payment_id });
        return;
      }
      for (const row of drop.all({ payment_id })) addFirst.run(readRow(row, PAYER));
    },

    /** The accounts of each of these payers. */
    of(counterpartyKeys: string[]): Map<string, KnownAccount[]> {
      const rows = known.all({ list: JSON.stringify(counterpartyKeys) });
      const byPayer = Map.groupBy(rows, (row) => text(row, 'counterparty_key'));
      return new Map([...byPayer].map(([key, accounts]) => [key, accounts.map(toAccount)]));
    },
  };
}

const toAccount = (row: Row): KnownAccount => readRow(row, ACCOUNT);

const PAYER = { counterparty_key: text, hash: text };
const ACCOUNT = { hash: text, since: text };
/** Payments may be recorded in any order. */
const EARLIER = `
  ON CONFLICT (counterparty_key, hash) DO UPDATE SET since = excluded.since, payment_id = excluded.payment_id
  WHERE excluded.since < payer_accounts.since`;
const ADD = `${insertInto('payer_accounts', ['counterparty_key', 'hash', 'since', 'payment_id'])} ${EARLIER}`;
/** Adds the first of the other payments from an account. */
const ADD_FIRST = `
  INSERT INTO payer_accounts (counterparty_key, hash, since, payment_id)
  SELECT :counterparty_key, :hash, MIN(paid_at), id FROM (
    SELECT payments.paid_at, payments.id
    FROM payers CROSS JOIN allocations ON allocations.player_id = payers.player_id
    CROSS JOIN payments ON payments.id = allocations.payment_id
    WHERE payers.counterparty_key = :counterparty_key AND payments.counterparty_key = :counterparty_key
      AND payer_account_hash = :hash
    UNION ALL
    SELECT paid_at, id FROM payments
    WHERE ${CREDITS_NOBODY} AND counterparty_key = :counterparty_key AND payer_account_hash = :hash)
  HAVING COUNT(*) > 0`;
