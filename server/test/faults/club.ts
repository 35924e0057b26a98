import { logIn } from '../support/log-in.ts';

/** The bank names of the club's players, and one that is nobody's. */
export const BANK_NAMES = ['KINGSCOTE AM', 'OKAFOR T', 'SINGH R', 'NOBODY KNOWN'];

/** Makes a player for each of the names but the last, over the API. Returns their ids by name. */
export async function makePlayers(address: string): Promise<Map<string, string>> {
  const players = new Map<string, string>();
  const session = await logIn(Number(new URL(address).port));
  for (const name of BANK_NAMES.slice(0, -1)) {
    const answer = await fetch(`${address}/api/v1/players`, {
      method: 'POST',
      headers: { ...session, 'Content-Type': 'application/json' },
      body: JSON.stringify({ name, accepted_bank_names: [name] }),
    });
    if (answer.status !== 201) throw new Error(`A player was answered ${answer.status}`);
    const { id } = (await answer.json()) as { id: string };
    players.set(name, id);
  }
  return players;
}
