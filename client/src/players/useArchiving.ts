import type { Player } from '@paidup/shared/player';
import { getPlayer } from './api.ts';
import { playerFormTexts } from './texts.ts';
import { usePlayerChanges } from './usePlayers.ts';
import { useSaving } from '../app/useSaving.ts';

/** Archives a player or brings them back. The toast offers to undo it. */
export function useArchiving() {
  const { update } = usePlayerChanges();

  const { refusal, submit } = useSaving(
    ({ id, archived }: Player) => put(id, !archived),
    ({ id, name, archived }) => ({
      text: (archived ? playerFormTexts.archived : playerFormTexts.restored)(name),
      undo: () => put(id, !archived),
    }),
  );

  // It goes onto the latest revision, because it touches nothing that others may have changed.
  async function put(id: string, archived: boolean): Promise<Player> {
    const { rev } = await getPlayer(id);
    return update(id, rev, { archived });
  }

  return { refusal, toggle: submit };
}
