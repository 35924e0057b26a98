import { formatMoney } from '@paidup/shared/format-money';
import { searchedAmount } from '@paidup/shared/payment-search';
import { dayOf, formatDay } from '../../app/time/format-time.ts';
import type { PaymentFilter } from './payment-filter.ts';
import { filterTexts } from './texts.ts';

/** Says what a filter shows: "Showing payments from October credited to Jo." `player` is the name of its player. */
export function filterWords(filter: PaymentFilter, player: string, now = new Date()): string {
  const whose = filter.player === '' ? null : player;
  const kind = whose !== null && filter.status === 'matched' ? '' : filter.status;
  return filterTexts.showing(
    [
      kind === '' ? filterTexts.payments : filterTexts.kinds[kind],
      filter.q === '' ? '' : searchWords(filter.q),
      timeWords(filter, now),
      filter.status === 'unmatched' ? filterTexts.needYou : '',
      filter.status === 'void' ? filterTexts.takenBack(whose) : '',
      filter.status === 'void' || whose === null ? '' : filterTexts.creditedTo(whose),
    ].join(''),
  );
}

function searchWords(q: string): string {
  const amount = searchedAmount(q);
  if (amount === null) return filterTexts.with(q);
  const money = formatMoney(amount.pence);
  return amount.isOnly ? filterTexts.of(money) : filterTexts.ofOrWith(money, q);
}

function timeWords({ from, to }: PaymentFilter, now: Date): string {
  if (from === '' && to === '') return '';
  if (to === '') return filterTexts.since(formatDay(from, now));
  if (from === '') return filterTexts.until(formatDay(to, now));
  if (from === to) return filterTexts.fromDay(formatDay(from, now));
  return isWholeMonth(from, to)
    ? filterTexts.fromMonth(monthOf(from, now))
    : filterTexts.fromTo(formatDay(from, now), formatDay(to, now));
}

function isWholeMonth(from: string, to: string): boolean {
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
  const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  return from.endsWith('-01') && to === last;
}

/** The month of a day, with the year only when it is another one. */
function monthOf(day: string, now: Date): string {
  const month = new Date(day).toLocaleDateString('en-GB', { month: 'long', timeZone: 'UTC' });
  const year = day.slice(0, 4);
  return year === dayOf(now).slice(0, 4) ? month : `${month} ${year}`;
}
