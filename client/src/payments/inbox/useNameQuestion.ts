import type { AllocatePayment } from '@paidup/shared/payment';
import { shallowRef } from 'vue';
import { useSaving } from '../../app/useSaving.ts';
import { doubtAbout, type NameDoubt } from '../name-doubt.ts';

export type Picked = { id: string; name: string };

/** What becomes of the payer's name when a payment is credited. */
export type NameChoice = Pick<AllocatePayment, 'remember' | 'move_names'>;

/**
 * Credits the picked player and gives them the payer's name. If it is another player's or may credit somebody else,
 * `question` says so and nothing happens until it is answered.
 */
export function useNameQuestion(
  name: () => string,
  settle: (player: Picked, choice: NameChoice) => void | Promise<void>,
) {
  const question = shallowRef<{ player: Picked; doubt: NameDoubt } | null>(null);

  const { refusal, submit } = useSaving(async (player: Picked) => {
    const doubt = await doubtAbout(player.id, name());
    question.value = doubt && { player, doubt };
    if (!doubt) await settle(player, { remember: true });
  });

  async function answer(isMeant: boolean): Promise<void> {
    const asked = question.value;
    question.value = null;
    if (asked)
      await settle(asked.player, { remember: isMeant, move_names: isMeant && asked.doubt.owner !== null });
  }

  return { question, refusal, remember: submit, answer };
}
