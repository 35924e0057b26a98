import { computed } from 'vue';
import { getPlayer } from '../api.ts';
import { bankNameTexts } from './texts.ts';
import { playerFormTexts } from '../texts.ts';
import { playerFields } from '../form/player-fields.ts';
import { refusedIn } from '../../app/forms/record-values.ts';
import { useNotice } from '../../app/useNotice.ts';
import { usePlayerChanges } from '../usePlayers.ts';
import { useSaving } from '../../app/useSaving.ts';

/** Adds and removes single bank names of a player, onto whatever is stored now; the toast undoes a removal. */
export function usePlayerNames(playerId: () => string) {
  const notify = useNotice();
  const { update } = usePlayerChanges();
  let sent: string[] = [];

  const adding = useSaving(async (name: string) => {
    const { matched_payments: count } = await change((names) => [...names, name]);
    notify(playerFormTexts.savedAndCredited(bankNameTexts.added(name), count));
  });

  const removing = useSaving(async (name: string) => {
    let place = 0;
    await change((names) => {
      place = names.indexOf(name);
      return names.filter((kept) => kept !== name);
    });
    notify(bankNameTexts.removed(name), async () => {
      const { matched_payments: count } = await change((names) => names.toSpliced(place, 0, name));
      return playerFormTexts.savedAndCredited(bankNameTexts.added(name), count);
    });
  });

  async function change(next: (names: string[]) => string[]) {
    const { id, rev, accepted_bank_names: names } = await getPlayer(playerId());
    sent = next(names);
    return update(id, rev, { accepted_bank_names: sent });
  }

  /** Adds a name; answers whether it was done. */
  async function add(name: string): Promise<boolean> {
    await adding.submit(name);
    return adding.refusal.value === null;
  }

  const addRefused = computed(() => {
    const refusal = adding.refusal.value;
    if (refusal === null) return '';
    return (
      refusedIn(playerFields, refusal, { accepted_bank_names: sent })['accepted_bank_names'] ?? refusal.detail
    );
  });
  return {
    add,
    addRefused,
    remove: removing.submit,
    removeRefused: computed(() => removing.refusal.value?.detail),
  };
}
