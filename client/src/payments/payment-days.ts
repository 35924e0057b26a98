import type { Payment } from '@paidup/shared/payment';
import { dayOf, formatClock, formatNearDay } from '../app/time/format-time.ts';

/** The payments of a day, with the day in words and the time of each. `key` tells two runs of one day apart. */
export type PaymentDay = { key: string; day: string; payments: { payment: Payment; when: string }[] };

/** Puts payments under their days in their order. A day that comes again later in the list has a heading again. */
export function paymentDays(payments: readonly Payment[], now = new Date()): PaymentDay[] {
  const days: (PaymentDay & { date: string })[] = [];
  for (const payment of payments) {
    const at = new Date(payment.paid_at);
    const date = dayOf(at);
    const row = { payment, when: formatClock(at) };
    const last = days.at(-1);
    if (last?.date === date) last.payments.push(row);
    else {
      const again = days.filter((one) => one.date === date).length;
      days.push({ key: `${date} ${again}`, date, day: formatNearDay(date, now), payments: [row] });
    }
  }
  return days;
}
