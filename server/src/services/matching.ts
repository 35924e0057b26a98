import { creditedTo, type Payer, payerKeys } from '../domain/bank-payments.ts';
import type { PaymentRecord, PlayerRecord } from '../domain/records.ts';
import { createRevisePayment } from './revise-payment.ts';
import type { ServiceDependencies } from './dependencies.ts';

/** Finds the player whose bank name a payment shows, and credits the payment to them. */
export function createMatchingService(dependencies: ServiceDependencies) {
  const { store, clock } = dependencies;
  const { payments, players } = store;
  const revisePayment = createRevisePayment(dependencies);

  return {
    findPayer,
    claimPayer,

    /** Credits an unmatched payment to the player whose bank name it shows, if somebody has the name by now. */
    creditIfNamed: (id: string, by: string) => credit(id, by, ({ matching }) => matching === 'automatic'),

    /**
     * Credits the unmatched payments that show one of these keys of the player's, oldest first. Returns the number of
     * credited payments. Unusual payments are credited only by a key that has just been `added`. A payment whose payer
     * has another player's name stays as it is.
     */
    async creditFromNames(
      player: PlayerRecord,
      keys: string[],
      added: string[],
      by: string,
    ): Promise<number> {
      const mayCredit = (payment: PaymentRecord) =>
        payment.matching === 'automatic' ||
        (payment.matching === 'when_named' && payerKeys(payment).some(({ key }) => added.includes(key)));
      let credited = 0;
      for (const waiting of keys.length === 0 ? [] : await payments.unmatchedFrom(keys)) {
        const payment = await credit(waiting.id, by, mayCredit, player.id);
        if (payment.allocations.some((allocation) => allocation.player_id === player.id)) credited++;
      }
      return credited;
    },

    /** Credits the payments that a failure left uncredited after their name was saved. Runs at start and every minute. */
    async creditStragglers(): Promise<number> {
      let credited = 0;
      for (const { id } of await payments.awaitingMatch()) {
        const payment = await credit(id, 'webhook', ({ matching }) => matching === 'automatic');
        if (payment.status === 'matched') credited++;
      }
      return credited;
    },
  };

  /** Finds the player whom the payment names, by the payer's name or else by the description. */
  async function findPayer(payment: PaymentKeys): Promise<Payer | null> {
    for (const { by, key } of payerKeys(payment)) {
      const owner = await players.findByBankKey(key);
      if (owner) return { ...owner, by };
    }
    return null;
  }

  /**
   * Marks the payer so that they can't be removed any more. Returns `null` if they have been removed meanwhile. The mark
   * is one write in the life of a player, so a player who has it already needs none.
   */
  async function claimPayer(payer: Payer): Promise<Payer | null> {
    return payer.has_history || (await players.claim([payer.id])).length > 0 ? payer : null;
  }

  async function credit(
    id: string,
    by: string,
    mayCredit: (payment: PaymentRecord) => boolean,
    onlyTo?: string,
  ): Promise<PaymentRecord> {
    const { after } = await revisePayment(id, null, async (payment) => {
      // The bank may have taken a payment in conflict back, so the organiser decides about it.
      if (payment.conflict || payment.status !== 'unmatched') return payment;
      if (payment.amount <= 0 || !mayCredit(payment)) return payment;
      const found = await findPayer(payment);
      if (!found || (onlyTo !== undefined && found.id !== onlyTo)) return payment;
      const payer = await claimPayer(found);
      return payer ? creditedTo(payment, payer, { at: clock(), by }) : payment;
    });
    return after;
  }
}

export type MatchingService = ReturnType<typeof createMatchingService>;

type PaymentKeys = Pick<PaymentRecord, 'counterparty_key' | 'description_key'>;
