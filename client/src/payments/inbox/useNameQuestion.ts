import { shallowRef } from 'vue';
import { useSaving } from '../../app/useSaving.ts';
import { checkBankName } from '../../players/api.ts';

export type Picked = { id: string; name: string };

/**
 * Settles with the picked player and remembers the payer's name. Where the name may credit somebody else, `question`
 * says why and waits for the answer first.
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
