import type { Payment } from '@paidup/shared/payment';
import type { Statement } from '@paidup/shared/statement';
import { dayOf, formatDay, formatWeekday } from './format-time.ts';
import { authorOf } from './history.ts';
import { sentence } from './payment-words.ts';
import { playerPageTexts } from './player-page.ts';

export type StatementEntry = Statement['entries'][number];

const GAME = /^Game on (\d{4}-\d\d-\d\d) at (.+?)(, with (?:a guest|\d+ guests))?$/s;
const PAYMENT = /^((?:Cash|Bank transfer)(?: back)?)(?: ((?:from|to) .+))?$/s;

/** A line of a statement in words: what it was ("Wed 18 Nov, with a guest"), and where or from whom. */
export function statementWords({ kind, at, text }: StatementEntry): { title: string; second: string } {
  const [, first = text, second = '', guests = ''] = (kind === 'fee' ? GAME : PAYMENT).exec(text) ?? [];
  if (kind === 'fee' && first !== text) return { title: formatWeekday(first) + guests, second };
  const day = formatDay(dayOf(new Date(at)));
  return { title: first, second: second === '' ? day : `${day} · ${second}` };
}

/** Why a payment is on a statement: whose name it carried, or who booked it, with the note that they left. */
export function creditReason({ source, reason, notes, history }: Payment): string {
  if (source !== 'cash') return sentence(reason);
  const by = playerPageTexts.takenBy(authorOf(history[0]?.by ?? 'organiser'));
  return sentence(notes === '' ? by : `${by}: ${notes}`);
}
