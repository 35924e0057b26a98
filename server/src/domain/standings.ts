import type { ChargeRecord, SeasonRecord } from '../store/store.ts';
import { hasKickedOff } from './attendance.ts';
import { chargeKey, coverFees } from './fees.ts';

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

/** How many games by `now` each player's payments do not cover in full; who is settled is left out. */
export function gamesOwed(
  charges: readonly ChargeRecord[],
  totals: ReadonlyMap<string, number>,
  now: string,
): Map<string, number> {
  const played = charges.filter((charge) => hasKickedOff(charge, now));
  const covered = coverFees(played, totals, now);
  const owed = new Map<string, number>();
  for (const { fixture_id, player_id, amount } of played) {
    if ((covered.get(chargeKey(fixture_id, player_id)) ?? 0) < amount)
      owed.set(player_id, (owed.get(player_id) ?? 0) + 1);
  }
  return owed;
}
