import { formatBalance } from '@paidup/shared/format-money';
import type { ListedPlayer } from './listed-player.ts';
import { pickerTexts, playerTexts } from './texts.ts';

/** What tells a player from another of the same name: "owes £5.00 · SMITH J". A helper is told no bank names. */
export function pickWords({ archived, balance, accepted_bank_names: names }: ListedPlayer): string {
  const state = archived ? [pickerTexts.archived] : [];
  const known = names ? [names.join(', ') || playerTexts.noBankNames] : [];
  return [...state, formatBalance(balance), ...known].join(' · ');
}
