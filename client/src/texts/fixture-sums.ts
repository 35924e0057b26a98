import type { Fixture } from '@paidup/shared/fixture';
import { formatMoney } from '@paidup/shared/format-money';
import { fixtureTexts } from './fixtures.ts';

/** Pence charged to everybody who is in. */
export const chargedFor = (fixture: Fixture): number =>
  fixture.players.reduce((sum, { fee }) => sum + fee, 0);

/** Pence charged and not covered yet; nothing before the kick-off, as nobody owes for a game to come. */
export const owedFor = (fixture: Fixture): number =>
  fixture.status === 'played' ? chargedFor(fixture) - fixture.collected : 0;

/** What a played game still brings in, in words: "£25.00 of £50.00 paid", "all paid". */
export function paidWords(fixture: Fixture): string {
  const charged = chargedFor(fixture);
  if (charged === 0) return formatMoney(0);
  return owedFor(fixture) === 0 ? fixtureTexts.allPaid : fixtureTexts.paidOf(fixture.collected, charged);
}
