import { shallowRef } from 'vue';
import { useSaving } from '../../app/useSaving.ts';
import { checkBankName } from '../../players/api.ts';

export type Picked = { id: string; name: string };

/**
 * Credits the picked player and gives them the payer's name. If the name may credit somebody else, `question` says why
 * and nothing happens until it is answered.
 */
export function useNameQuestion(
  name: () => string,
  settle: (player: Picked, isRemembered: boolean) => Promise<void>,
) {
  const question = shallowRef<{ player: Picked; danger: string } | null>(null);

  const { refusal, submit } = useSaving(async (player: Picked) => {
    const { danger } = await checkBankName(player.id, name());
    question.value = danger === null ? null : { player, danger };
    if (danger === null) await settle(player, true);
  });

  async function answer(isMeant: boolean): Promise<void> {
    const player = question.value?.player;
    question.value = null;
    if (player) await settle(player, isMeant);
  }

  return { question, refusal, remember: submit, answer };
}
