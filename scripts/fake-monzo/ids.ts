import type { BankClock } from './bank-clock.ts';
import type { Chance } from './chance.ts';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

export type NewId = ReturnType<typeof createNewId>;

/**
 * Makes ids as the bank does, a prefix and 22 characters of base 62. They sort by time, then by the order in which they were
 * made, and are the same for the same seed, clock and order.
 */
export function createNewId(chance: Chance, clock: BankClock) {
  let made = 0;
  return (prefix: string, at = clock.now()): string => {
    const order = base62(made++ % 62 ** 3, 3);
    const tail = Array.from({ length: 7 }, () => DIGITS[chance.below(62)]).join('');
    return `${prefix}_0000B${base62(at, 7)}${order}${tail}`;
  };
}

function base62(number: number, length: number): string {
  let text = '';
  for (let rest = number; text.length < length; rest = Math.floor(rest / 62))
    text = `${DIGITS[rest % 62]}${text}`;
  return text;
}
