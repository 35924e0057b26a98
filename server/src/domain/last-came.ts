import type { SeasonRecord } from './records.ts';
import { hasKickedOff } from './attendance.ts';

/** The last kick-off by `now` at which each player was in; who never came is left out. */
export function lastCame(season: readonly SeasonRecord[], now: string): Map<string, string> {
  const came = new Map<string, string>();
  for (const fixture of season.filter((one) => hasKickedOff(one, now))) {
    for (const { player_id, state } of fixture.players) {
      if (state === 'in' && fixture.kick_off_at > (came.get(player_id) ?? '')) {
        came.set(player_id, fixture.kick_off_at);
      }
    }
  }
  return came;
}
