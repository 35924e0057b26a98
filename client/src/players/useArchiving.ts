import type { Player } from '@paidup/shared/player';
import { getPlayer } from './api.ts';
import { playerFormTexts } from './texts.ts';
import { useNotice } from '../app/useNotice.ts';
import { usePlayerChanges } from './usePlayers.ts';
import { useSaving } from '../app/useSaving.ts';

/** Archives a player or brings them back; the toast undoes it. */
export function useArchiving() {
  const notify = useNotice();
  const { update } = usePlayerChanges();

  const { refusal, submit } = useSaving(async ({ id, archived: wasArchived }: Player) => {
    const { name } = await put(id, !wasArchived);
    const words = wasArchived ? playerFormTexts.restored : playerFormTexts.archived;
    notify(words(name), () => put(id, wasArchived));
  });

  // Onto whatever is stored now: being archived says nothing about the rest.
  async function put(id: string, archived: boolean): Promise<Player> {
    const { rev } = await getPlayer(id);
    return update(id, rev, { archived });
  }

  return { refusal, toggle: submit };
}
