import type { Payment } from '@paidup/shared/payment';
import type { Statement } from '@paidup/shared/statement';
import { dayOf, formatDay, formatWeekday } from '../../app/time/format-time.ts';
import { authorOf } from '../../app/author.ts';
import { sentence } from '../../app/wording.ts';
import { holderOf } from '../../payments/payment-words.ts';
import { playerPageTexts } from '../texts.ts';

export type StatementEntry = Statement['entries'][number];

/** Describes an entry: its title, such as "Wed 18 Nov, with a guest", and the place or the payer. */
export function statementWords(entry: StatementEntry): { title: string; second: string } {
  const {
    at,
    kind,
    amount,
    date = dayOf(new Date(at)),
    location = '',
    guests = 0,
    source,
    from,
    was,
  } = entry;
  if (kind === 'fee')
    return { title: formatWeekday(date) + playerPageTexts.withGuests(guests), second: location };
  const isBack = (was ?? amount) < 0;
  const day = formatDay(dayOf(new Date(at)));
  return {
    title:
      playerPageTexts.paidBy(source ?? 'monzo', isBack) +
      (was === undefined ? '' : playerPageTexts.takenBack),
    second: from === undefined ? day : `${day} · ${playerPageTexts.payer(from, isBack)}`,
  };
}

/** Says why a payment is on a player's statement: the name it matched and who shares it, or who entered the cash. */
export function creditReason(payment: Payment, playerId: string): string {
  const { source, notes, history, allocations } = payment;
  if (source !== 'monzo') {
    const by = playerPageTexts[source === 'cash' ? 'takenBy' : 'writtenOffBy'](
      authorOf(history[0]?.by ?? 'organiser'),
    );
    return sentence(!notes ? by : `${by}: ${notes}`);
  }
  const others = allocations
    .filter((part) => !('player_id' in part) || part.player_id !== playerId)
    .map(holderOf);
  const why = REASONS[payment.matched_by ?? 'organiser'];
  return sentence(others.length === 0 ? why : `${why}, ${playerPageTexts.shared(others.join(', '))}`);
}

const REASONS = {
  counterparty_name: playerPageTexts.byName,
  description: playerPageTexts.byReference,
  organiser: playerPageTexts.byOrganiser,
};
