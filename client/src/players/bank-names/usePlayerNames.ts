import type { PlayerChanged } from '@paidup/shared/player';
import { computed } from 'vue';
import { getPlayer } from '../api.ts';
import { bankNameTexts } from './texts.ts';
import { playerFormTexts } from '../texts.ts';
import { playerFields } from '../form/player-fields.ts';
import { refusedIn } from '../../app/forms/record-values.ts';
import { usePlayerChanges } from '../usePlayers.ts';
import { useSaving } from '../../app/useSaving.ts';

/** Adds and removes a player's bank names, one at a time, on the latest revision. The toast can undo a removal. */
export function usePlayerNames(playerId: () => string) {
  const { update } = usePlayerChanges();
  let sent: string[] = [];

  const adding = useSaving(
    ({ name, isMoved }: { name: string; isMoved: boolean }) =>
      change((names) => [...names, name], isMoved ? { move_names: true } : {}),
    (changed, { name }) => addedWords(changed, name),
  );

  let place = 0;
  const removing = useSaving(
    (name: string) =>
      change((names) => {
        place = names.indexOf(name);
        return names.filter((kept) => kept !== name);
      }),
    (_player, name) => {
      const former = place;
      const undo = async () => addedWords(await change((names) => names.toSpliced(former, 0, name)), name);
      return { text: bankNameTexts.removed(name), undo };
    },
  );

  async function change(next: (names: string[]) => string[], more: { move_names?: true } = {}) {
    const { id, rev, accepted_bank_names: names } = await getPlayer(playerId());
    sent = next(names);
    return update(id, rev, { accepted_bank_names: sent, ...more });
  }

  const addRefused = computed(() => {
    const refusal = adding.refusal.value;
    if (refusal === null) return '';
    return (
      refusedIn(playerFields, refusal, { accepted_bank_names: sent })['accepted_bank_names'] ?? refusal.detail
    );
  });
  return {
    /** Adds a name, or moves it from another player, and answers whether that worked. */
    add: adding.submit,
    addRefused,
    remove: removing.submit,
    removeRefused: computed(() => removing.refusal.value?.detail),
  };
}

const addedWords = ({ matched_payments: credited }: PlayerChanged, name: string): string =>
  playerFormTexts.savedAndCredited(bankNameTexts.added(name), credited);
