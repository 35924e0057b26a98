import { formatMoney } from '@paidup/shared/format-money';
import { computed } from 'vue';
import { cashTexts } from './texts.ts';
import { createRequestKeys } from '../../app/request-keys.ts';
import { usePaymentChanges } from '../usePayments.ts';
import { useSaving } from '../../app/useSaving.ts';
import { queueTexts } from '../../queue/texts.ts';
import { useQueue } from '../../queue/useQueue.ts';
import { shellTexts } from '../../app/texts.ts';
import { useUndoToast } from '../../app/toasts/useUndoToast.ts';

/**
 * Cash from a player in pence, or a debt of theirs that is written off. A negative amount goes back to the player.
 * `covers` says what it pays for, and `undone` is called once it has been taken back.
 */
type Cash = {
  player: { id: string; name: string };
  amount: number;
  notes?: string;
  source?: 'write_off';
  covers?: string;
  undone?: () => void;
};
type Said = Pick<Cash, 'player' | 'amount'> & {
  source: Cash['source'] | undefined;
  covers: string | undefined;
};

/**
 * Enters cash once, however often it is tapped, since the same cash keeps its key until `renew`. The toast's undo takes
 * back exactly this payment.
 */
export function useCash() {
  const showOutcome = useUndoToast();
  const { cash, undo } = usePaymentChanges();
  const keys = createRequestKeys();
  const queue = useQueue();
  const { isSaving, refusal, submit } = useSaving(enter);

  /**
   * Enters cash, or lets it wait for a signal, and answers the payment's revision. Throws an `ApiError` when the server
   * refuses it. What is written off can't wait.
   */
  async function enter(cashed: Cash): Promise<{ rev: number }> {
    if (cashed.source) return send(cashed);
    return queue.sendOrWait(
      () => send(cashed),
      (isTried) => wait(cashed, isTried),
    );
  }

  function wait({ player, amount, notes = '', covers, undone }: Cash, isTried: boolean): { rev: number } {
    const payment = { player_id: player.id, amount, ...(notes === '' ? {} : { notes }) };
    // A repeat has to be the same request, so only one that was never sent says when the cash was taken.
    const isRepeat = isTried || keys.has(payment);
    const id = keys.keyOf(payment);
    const taken = isRepeat ? payment : { ...payment, paid_at: new Date().toISOString() };
    const undo = queue.add({ kind: 'cash', payment: taken }, { id, isTried: isRepeat });
    renew();
    const text = queueTexts.waits(saidOf({ player, amount, source: undefined, covers }));
    const takeBack = async () => {
      if (!undo()) return queueTexts.alreadySent;
      undone?.();
      return shellTexts.undone;
    };
    showOutcome(isRepeat ? text : { text, undo: takeBack });
    return { rev: 0 };
  }

  async function send({ player, amount, notes = '', source, covers, undone }: Cash) {
    const payment = {
      player_id: player.id,
      amount,
      ...(notes === '' ? {} : { notes }),
      ...(source === undefined ? {} : { source }),
    };
    const entered = await cash(payment, keys.keyOf(payment));
    showOutcome({
      text: saidOf({ player, amount, source, covers }),
      undo: async () => {
        const answer = await undo(entered.id, entered.rev);
        renew();
        undone?.();
        return answer;
      },
    });
    return entered;
  }

  /** Makes the next cash a payment of its own, even if its amount is the same. */
  function renew(): void {
    keys.forget();
    refusal.value = null;
  }

  return {
    isTaking: isSaving,
    refused: computed(() => refusal.value?.detail),
    enter,
    /** Enters cash and answers whether that was done. `refused` then says why not. */
    take: submit,
    renew,
  };
}

/** Says what was done: "£5.00 cash from Omar: pays for Wed 28 Oct". */
function saidOf({ player, amount, source, covers }: Said): string {
  const words = source ? cashTexts.writtenOff : amount < 0 ? cashTexts.givenBack : cashTexts.taken;
  const said = words(formatMoney(Math.abs(amount)), player.name);
  return covers === undefined ? said : `${said}: ${covers}`;
}
