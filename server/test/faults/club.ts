import { logIn } from '../support/log-in.ts';

/** The bank names of the club's players, and one that is nobody's. */
export const BANK_NAMES = ['KINGSCOTE AM', 'OKAFOR T', 'SINGH R', 'NOBODY KNOWN'];

/** Makes a player for each of the names but the last, over the API. */
export async function makePlayers(address: string): Promise<void> {
  const session = await logIn(Number(new URL(address).port));
  for (const name of BANK_NAMES.slice(0, -1)) {
    const answer = await fetch(`${address}/api/v1/players`, {
      method: 'POST',
      headers: { ...session, 'Content-Type': 'application/json' },
      body: JSON.stringify({ name, accepted_bank_names: [name] }),
    });
    if (answer.status !== 201) throw new Error(`A player was answered ${answer.status}`);
  }
}
