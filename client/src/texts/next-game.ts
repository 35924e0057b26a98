import { formatMoney } from '@paidup/shared/format-money';
import type { Fixture } from '@paidup/shared/fixture';

/** Whether it is on, in a few words, and whether that needs somebody to act. */
export function verdictOf(fixture: Standing): { text: string; isShort: boolean } {
  if (fixture.short_by > 0) return { text: `${numberWord(fixture.short_by)} more needed`, isShort: true };
  return { text: fixture.head_count >= fixture.max_players ? 'Full' : 'It is on', isShort: false };
}

/** Who may come: ", plays from 8, up to 12." */
export function limitsOf({
  min_players: fewest,
  max_players: most,
  waiting_count: waiting,
}: Standing): string {
  const queue = waiting > 0 ? `, ${waiting} waiting` : '';
  return `${queue}, plays from ${fewest}, up to ${most}.`;
}

/** When the fee covers the pitch, and what each head that is in now would pay otherwise. */
export function coverOf({ cost, fee, head_count: heads, max_players: most }: Standing): string {
  if (cost === 0) return 'The pitch is free.';
  if (fee * heads >= cost) return `${formatMoney(fee)} each covers the pitch.`;
  const asItIs = heads === 0 ? '' : ` As it is, ${formatMoney(Math.ceil(cost / heads))} each.`;
  if (fee * most < cost) return `${formatMoney(fee)} each can’t cover the pitch.${asItIs}`;
  const missing = Math.ceil(cost / fee) - heads;
  return `${numberWord(missing)} more and ${formatMoney(fee)} each covers the pitch.${asItIs}`;
}

type Standing = Pick<
  Fixture,
  'cost' | 'fee' | 'head_count' | 'waiting_count' | 'short_by' | 'min_players' | 'max_players'
>;

const WORDS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];

function numberWord(count: number): string {
  return WORDS[count] ?? String(count);
}
