import type { BankTransaction } from '@paidup/shared/webhook';
import { bankPayment, type BankSource, type Payer, payerKeys } from '../../domain/bank-payments.ts';
import { classifyTransaction } from '../../domain/classify-transaction.ts';
import type { PaymentRecord } from '../../domain/records.ts';
import type { ServiceDependencies } from '../dependencies.ts';
import type { MatchingService } from '../matching.ts';
import { createPayerAccounts } from '../payer-accounts.ts';

/** The unmatched payment that a transaction makes and the player whom it names, or the reason why it is none. */
export type Sorted = { payment: PaymentRecord; payer: Payer | null } | { reason: string };

/** Returns how to tell what a transaction is to the club, and whose. It stores nothing. */
export function createSortTransaction(
  { store, secretKey }: Pick<ServiceDependencies, 'store' | 'secretKey'>,
  { findPayer }: Pick<MatchingService, 'findPayer'>,
) {
  const { players, ignoredPayers } = store;
  const accountOf = createPayerAccounts(secretKey);

  return async (transaction: BankTransaction, source: BankSource): Promise<Sorted> => {
    const classification = classifyTransaction(transaction);
    if (classification.kind === 'ignored') return { reason: classification.reason };
    const matching = MATCHING[classification.kind];
    const payment = bankPayment(transaction, matching, source, accountOf(transaction));
    if (classification.kind === 'outgoing')
      return (await goesToPlayer(payment)) ? { payment, payer: null } : { reason: 'outgoing' };
    const payer = matching === 'automatic' ? await findPayer(payment) : null;
    // A payer who has become a player's bank name is no longer ignored.
    const mayDrop = !payer && (await isIgnoredPayer(payment));
    return mayDrop && !(await isNamed(payment)) ? { reason: 'ignored_payer' } : { payment, payer };
  };

  async function goesToPlayer(payment: PaymentRecord): Promise<boolean> {
    const [payee] = payerKeys(payment);
    return payee !== undefined && (await players.findByBankKey(payee.key)) !== null;
  }

  async function isIgnoredPayer(payment: PaymentRecord): Promise<boolean> {
    const [payer] = payerKeys(payment);
    return payer !== undefined && (await ignoredPayers.findByKey(payer.key)) !== null;
  }

  /** Tells whether a player has one of its names. Then it is stored even if the name may not credit it. */
  async function isNamed(payment: PaymentRecord): Promise<boolean> {
    const owners = await Promise.all(payerKeys(payment).map(({ key }) => players.findByBankKey(key)));
    return owners.some((owner) => owner !== null);
  }
}

const MATCHING = { incoming: 'automatic', held: 'when_named', outgoing: 'by_hand' } as const;
