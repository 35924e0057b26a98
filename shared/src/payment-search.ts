import { parseAmount } from './parse-amount.ts';

/**
 * The amount that a search for payments looks for, in pence whichever way the money went, or `null`. "£5" and "5.00" are
 * nothing but amounts (`isOnly`), while "5" may be a part of a reference too.
 */
export function searchedAmount(q: string): { pence: number; isOnly: boolean } | null {
  const pence = parseAmount(q.replace(/^\s*[+−-]/, ''));
  return pence === null || pence === 0 ? null : { pence, isOnly: /[£.,]/.test(q) };
}
