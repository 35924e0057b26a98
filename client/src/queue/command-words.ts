import { formatMoney } from '@paidup/shared/format-money';
import { formatWeekday } from '../app/time/format-time.ts';
import { queueTexts } from './texts.ts';
import type { Command } from './queued.ts';

/** Says what a command does: "in with 2 guests, Wed 25 Nov", "£5.00 cash". */
export function commandWords(command: Command, day?: string): string {
  if (command.kind === 'cash') {
    const { amount } = command.payment;
    const words = amount < 0 ? queueTexts.givenBack : queueTexts.cash;
    return words(formatMoney(Math.abs(amount)));
  }
  const what = command.kind === 'in' ? queueTexts.inWith(command.guests) : queueTexts.out;
  return day === undefined ? what : queueTexts.atGame(what, formatWeekday(day));
}
