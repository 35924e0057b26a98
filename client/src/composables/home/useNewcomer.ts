import type { Fixture } from '@paidup/shared/fixture';
import type { Player } from '@paidup/shared/player';
import { dayOf } from '../../texts/app/format-time.ts';
import { usePlayerChanges } from '../players/usePlayers.ts';
import { useSaving } from '../app/useSaving.ts';

/**
 * Makes a new player who comes from the day of the fixture on, today at the latest, and hands them on. One who was
 * made but not handed on, as the connection was lost, is not made again.
 */
export function useNewcomer(fixture: () => Fixture, meet: (player: Player) => Promise<boolean>) {
  const { create } = usePlayerChanges();
  let made: Player | null = null;

  return useSaving(async (name: string) => {
    const today = dayOf(new Date());
    const attendance_start = fixture().date < today ? fixture().date : today;
    if (made?.name !== name) made = await create({ name, attendance_start });
    if (await meet(made)) made = null;
  });
}
