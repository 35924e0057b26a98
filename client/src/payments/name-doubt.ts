import { checkBankName } from '../players/api.ts';

/** Why the organiser is asked before a player gets a payer's name. It is another player's, or it may credit others. */
export type NameDoubt = { owner: { player_id: string; name: string } | null; danger: string | null };

/** Asks the server about giving this name to the player. Answers `null` where nothing speaks against it. */
export async function doubtAbout(playerId: string, name: string): Promise<NameDoubt | null> {
  const { owner, danger } = await checkBankName(playerId, name);
  const other = owner?.player_id === playerId ? null : owner;
  return other || danger !== null ? { owner: other, danger } : null;
}
