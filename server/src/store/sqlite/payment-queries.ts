import { IN_LIST } from './sql.ts';

/** The conditions of the partial indexes. SQLite uses them only for a statement that repeats them. */
export const NOT_MATCHED = `status <> 'matched'`;
export const VERIFIED_CREDIT = `verified = 1 AND status = 'matched'`;
export const ALLOCATIONS_OF_MANY = `
  SELECT payment_id, player_id, amount FROM allocations WHERE payment_id ${IN_LIST} ORDER BY payment_id, position`;
export const ALLOCATED = 'allocations CROSS JOIN payments ON payments.id = allocations.payment_id';
/** Reads every payment, since only its history tells whom it credited once. */
export const ABOUT = `
  SELECT * FROM payments
  WHERE instr(history, :mention) > 0
    OR id IN (SELECT payment_id FROM allocations WHERE player_id = :player_id)
    OR counterparty_key ${IN_LIST} OR description_key ${IN_LIST}`;
/** Reads the index of unmatched payments only, since a common name may be on most of the others. */
export const unmatchedFrom = (shown: 'counterparty' | 'description') => `
  SELECT * FROM payments INDEXED BY payments_unmatched_by_${shown}
  WHERE status = 'unmatched' AND matching IN ('automatic', 'when_named') AND amount > 0 AND conflict = 0
    AND ${shown}_key = :key`;
/** Goes from the bank names to the payments, since names are few however many payments wait. */
export const awaiting = (shown: 'counterparty' | 'description') => `
  SELECT payments.* FROM bank_names CROSS JOIN payments INDEXED BY payments_unmatched_by_${shown}
    ON ${shown}_key = bank_names.key
  WHERE status = 'unmatched' AND matching = 'automatic' AND amount > 0 AND conflict = 0`;
/** Reads the index by player only, which holds every column that this needs. */
export const PAID = `
  SELECT player_id, TOTAL(amount) AS total, MAX(paid_at) FILTER (WHERE amount > 0) AS last_paid_at,
    json_group_array(json_object('paid_at', paid_at, 'amount', amount)) FILTER (WHERE amount < 0) AS refunds
  FROM allocations WHERE is_money = 1 GROUP BY player_id`;
/** Ends at the first payer who is another than the first. */
export const SHARED_DESCRIPTION = `
  SELECT 1 FROM payments
  WHERE description_key = :key AND counterparty_key NOT IN ('', (
    SELECT counterparty_key FROM payments WHERE description_key = :key AND counterparty_key <> '' LIMIT 1))
  LIMIT 1`;
export const CREDITED = `EXISTS (
  SELECT 1 FROM allocations AS part WHERE part.payment_id = payments.id AND part.player_id ${IN_LIST})`;
/** What is void has no allocations any more, and only its history tells whom it credited. */
export const ONCE_CREDITED = 'EXISTS (SELECT 1 FROM json_each(:mentions) WHERE instr(history, value) > 0)';
