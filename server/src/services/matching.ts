import { creditedTo, type Payer, type PayerKey, payerKeys } from '../domain/bank-payments.ts';
import type { PaymentRecord, PlayerRecord } from '../domain/records.ts';
import { createRevisePayment } from './revise-payment.ts';
import type { ServiceDependencies } from './dependencies.ts';

/** Finds out whose money it is, by the bank names alone, and credits it. */
export function createMatchingService({ store, clock, revise }: ServiceDependencies) {
  const { payments, players } = store;
  const revisePayment = createRevisePayment({ store, revise });

  return {
    findPayer,

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

  /** The player whom the payment names: by the payer's name, else by the description. Claims them, or `null`. */
  function findPayer(payment: Keys): Promise<Payer | null> {
    return firstOwner(payment, players.claimByBankKey);
  }

  async function firstOwner<Owner extends { id: string }>(
    payment: Keys,
    find: (key: string) => Promise<Owner | null>,
  ): Promise<(Owner & Pick<PayerKey, 'by'>) | null> {
    for (const { by, key } of payerKeys(payment)) {
      const owner = await find(key);
      if (owner) return { ...owner, by };
    }
    return null;
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
      const named = await firstOwner(payment, players.findByBankKey);
      if (!named || (onlyTo !== undefined && named.id !== onlyTo)) return payment;
      const payer = await findPayer(payment);
      return payer ? creditedTo(payment, payer, { at: clock(), by }) : payment;
    });
    return after;
  }
}

export type MatchingService = ReturnType<typeof createMatchingService>;

type Keys = Pick<PaymentRecord, 'counterparty_key' | 'description_key'>;
