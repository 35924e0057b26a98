import type { ChargeRecord } from './records.ts';

/** Returns each player's last kick-off by `now` from their charges. Players who never came are left out. */
export function lastCame(
  charges: readonly Pick<ChargeRecord, 'player_id' | 'kick_off_at'>[],
  now: string,
): Map<string, string> {
  const came = new Map<string, string>();
  for (const { player_id, kick_off_at } of charges) {
    if (kick_off_at <= now && kick_off_at > (came.get(player_id) ?? '')) came.set(player_id, kick_off_at);
  }
  return came;
}
