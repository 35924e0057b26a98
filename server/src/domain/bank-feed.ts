import type { Fixture } from '@paidup/shared/fixture';
import { formatMoney } from '@paidup/shared/format-money';
import { openFee } from '@paidup/shared/open-fee';
import { shortDate } from './calendar.ts';

/** What stands in the bank's feed after a game: who has not paid for it, and how much, or that everybody has. */
export function feedItem({ date, location, players }: Fixture): { title: string; body: string } {
  const owing = players
    .map((party) => ({ name: party.name, open: openFee(party) }))
    .filter(({ open }) => open > 0);
  const owed = owing.map(({ name, open }) => `${name} ${formatMoney(open)}`);
  const more = owed.length > MAX ? ` and ${owed.length - MAX} more` : '';
  return owed.length === 0
    ? { title: 'Everybody has paid', body: `${shortDate(date)}, ${location}` }
    : {
        title: `${formatMoney(owing.reduce((sum, { open }) => sum + open, 0))} to come`,
        body: `${shortDate(date)}, ${location}: ${owed.slice(0, MAX).join(', ')}${more}`,
      };
}

/** The number of players who are named. The rest is on the page of the game. */
const MAX = 12;
