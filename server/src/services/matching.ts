import { creditedTo, type Payer, payerKeys } from '../domain/bank-payments.ts';
import type { PaymentRecord, PlayerRecord } from '../domain/records.ts';
import { createRevisePayment } from './revise-payment.ts';
import type { ServiceDependencies } from './dependencies.ts';

/** Finds out whose money it is, by the bank names alone, and credits it. */
export function createMatchingService({ store, clock, revise }: ServiceDependencies) {
  const { payments, players } = store;
  const revisePayment = createRevisePayment({ store, revise });

  return {
    findPayer,
    claimPayer,

    /** Credits an unmatched payment to the player whose bank name it shows, if there is one by now. */
    creditIfNamed: (id: string, by: string) => credit(id, by, ({ matching }) => matching === 'automatic'),

    /**
     * Credits the unmatched payments that show one of these keys of the player's, oldest first, and says how
     * many; unusual ones only by a key that has just been `added`. A payment whose payer is somebody else's name
     * stays as it is.
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

    /** Credits what a failure left between the naming of a player and the credit. Run at start and now and then. */
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
  async function findPayer(payment: Keys): Promise<Payer | null> {
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
      // The bank may have taken back what it says something else about, so a person decides.
      if (payment.conflict || payment.status !== 'unmatched') return payment;
      if (payment.amount <= 0 || !mayCredit(payment)) return payment;
      const named = await findPayer(payment);
      if (!named || (onlyTo !== undefined && named.id !== onlyTo)) return payment;
      const payer = await claimPayer(named);
      return payer ? creditedTo(payment, payer, { at: clock(), by }) : payment;
    });
    return after;
  }
}

export type MatchingService = ReturnType<typeof createMatchingService>;

type Keys = Pick<PaymentRecord, 'counterparty_key' | 'description_key'>;
