import type { BankTransaction } from '@paidup/shared/webhook';
import { classifyTransaction } from '../../domain/classify-transaction.ts';

/**
 * Remembers for a minute of which transactions the bank has told that they are the organiser's private business. It
 * delivers each three to five times, and refuses whoever asks too often.
 */
export function createPrivateTransactions(clock: () => string) {
  const known = new Map<string, { reason: string; until: number }>();

  return {
    /** Notes what the bank itself has told. */
    note(told: BankTransaction): void {
      const now = Date.parse(clock());
      for (const [id, { until }] of known) if (until <= now) known.delete(id);
      const reason = reasonOf(told);
      if (reason !== null) known.set(told.id, { reason, until: now + MINUTE });
    },

    /** Returns why a delivered transaction is private, or `null` unless the bank has told the same just now. */
    reasonFor(delivered: BankTransaction): string | null {
      const told = known.get(delivered.id);
      if (told === undefined || told.until <= Date.parse(clock())) return null;
      return reasonOf(delivered) === told.reason ? told.reason : null;
    },
  };
}

function reasonOf(transaction: BankTransaction): string | null {
  const classification = classifyTransaction(transaction);
  return classification.kind === 'ignored' ? classification.reason : null;
}

const MINUTE = 60_000;
