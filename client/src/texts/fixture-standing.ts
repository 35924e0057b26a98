import type { Fixture } from '@paidup/shared/fixture';
import { formatMoney } from '@paidup/shared/format-money';
import { chargedFor, owedFor } from './fixture-sums.ts';
import { formatDistance } from './format-time.ts';

/** Whether a coming game is on: "In 4 days: 7 of 8, one more or cancel." */
export function goOrNot(fixture: Fixture, now = new Date()): string {
  const { date, head_count: heads, min_players: fewest, max_players: most, short_by: short } = fixture;
  const when = capital(formatDistance(date, now));
  if (short > 0) return `${when}: ${heads} of ${fewest}, ${short === 1 ? 'one' : short} more or cancel.`;
  const free = most - heads;
  const places = free > 0 ? `${free} ${free === 1 ? 'place' : 'places'} free` : 'no place free';
  return `${when}: ${fewest} needed, ${heads} in, ${places}.`;
}

/** What is still to come in and where that ends: "£25.00 still owed by 5. Once all have paid, …" */
export function outcomeWords(fixture: Fixture): string {
  const onceAllPaid = chargedFor(fixture) - fixture.cost;
  if (fixture.status === 'scheduled') return `Once all who are in have paid: ${ahead(onceAllPaid)}.`;
  const debtors = fixture.players.filter(({ fee, paid }) => paid < fee).length;
  if (debtors === 0) return `Everybody has paid: ${ahead(fixture.collected - fixture.cost)}.`;
  return `${formatMoney(owedFor(fixture))} still owed by ${debtors}. Once all have paid: ${ahead(onceAllPaid)}.`;
}

function ahead(pence: number): string {
  if (pence === 0) return 'even with the pitch';
  return `${formatMoney(Math.abs(pence))} ${pence < 0 ? 'short of the pitch' : 'ahead'}`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
