import { BANK_NAME_LENGTH, normaliseBankName, payerText } from '@paidup/shared/bank-name';
import { formatMoney } from '@paidup/shared/format-money';
import type { Allocation, Payment, PlayersPart } from '@paidup/shared/payment';
import { sentence } from '../app/wording.ts';
import { paymentTexts } from './texts.ts';

/**
 * The payer's name as the bank sends it, or the reference if there is no name. What was entered for the club has the words
 * that it was entered with.
 */
export function payerOf(payment: Payment): string {
  if (payment.source === 'cash') return isClubsOwn(payment) ? payment.notes : paymentTexts.cash;
  if (payment.source === 'write_off') return paymentTexts.writeOff;
  return payment.counterparty_name.trim() || payment.description.trim() || paymentTexts.noName;
}

/** The payment in short, such as "£5.00 from M BELL". */
export function titleOf(payment: Payment): string {
  const words = payment.amount < 0 ? paymentTexts.to : paymentTexts.from;
  return words(formatMoney(Math.abs(payment.amount)), payerOf(payment));
}

/** The names of the credited players, or the payer if nobody is credited. */
export function whoOf(payment: Payment): string {
  const names = payment.allocations.map(holderOf);
  return names.length > 0 ? named(names.join(', ')) : payerOf(payment);
}

/** Who has a part of a payment, within a sentence. */
export const holderOf = (part: Allocation): string => ('club' in part ? paymentTexts.club : part.name);

/** A player's name as it is, and the club's at the beginning of a line. */
export const named = (holder: string): string => (holder === paymentTexts.club ? sentence(holder) : holder);

/** The parts of a payment that are players'. */
export const playersParts = (parts: readonly Allocation[]): PlayersPart[] =>
  parts.filter((part) => 'player_id' in part);

/** Whether it was entered by hand for the club, and is no player's money. One that was taken back stays the club's. */
export function isClubsOwn({ source, allocations, history }: Payment): boolean {
  if (source !== 'cash') return false;
  if (allocations.length > 0) return allocations.every((part) => 'club' in part);
  return typeof history.findLast(({ before }) => before)?.before?.['club_part'] === 'number';
}

/** The reference in words, unless it only repeats the payer's name. */
export function referenceOf(payment: Payment): string {
  const reference = payment.description.trim();
  return reference === '' || reference === payerOf(payment)
    ? paymentTexts.noReference
    : paymentTexts.reference(reference);
}

/**
 * The reference and the notes in quotes, each once, without what a row says by the payer's name and the reason. The
 * reason tells the bank name that matched, and why a debt was written off.
 */
export function quotedOn(payment: Payment): string[] {
  if (payment.source === 'write_off') return [];
  const told = [payerOf(payment), payment.matched_on ?? ''].map(normaliseBankName);
  const written = new Set([payment.description.trim(), payment.notes.trim()]);
  return [...written]
    .filter((text) => text !== '' && !told.includes(normaliseBankName(text)))
    .map(paymentTexts.quoted);
}

/** The class that colours the amount. */
export function toneOf(payment: Payment): string {
  const isMoney = payment.source !== 'write_off';
  return isMoney && payment.status === 'matched' && payment.amount > 0 ? 'is-ahead' : '';
}

/** The status of a payment in words. */
export function stateOf({ status }: Payment): string {
  return STATES[status];
}

const STATES = {
  matched: paymentTexts.credited,
  unmatched: paymentTexts.waiting,
  ignored: paymentTexts.ignored,
  void: paymentTexts.void,
};

/** The payer's name if it can be a player's bank name, or `null`. */
export function nameToRemember(payment: Payment): string | null {
  if (payment.source !== 'monzo') return null;
  const name = payerText(payment).trim();
  return normaliseBankName(name) === '' || name.length > BANK_NAME_LENGTH ? null : name;
}

/** Names as people say them, such as "Jo", "Jo and Al", "3 players" or "2 players and the club". */
export function namesOf(parts: readonly Allocation[]): string {
  const players = playersParts(parts).map(({ name }) => name);
  const club = players.length < parts.length ? [paymentTexts.club] : [];
  if (players.length > 1 && parts.length > 2)
    return [paymentTexts.players(players.length), ...club].join(' and ');
  return [...players, ...club].join(' and ');
}

/** A payer's name with a person's capitals, so that "SMITH J" becomes "Smith J". */
export function personName(payer: string): string {
  if (payer !== payer.toUpperCase()) return payer;
  return payer.toLowerCase().replace(/(^|[\s\-'’.&])(\p{L})/gu, (_all, before: string, letter: string) => {
    return before + letter.toUpperCase();
  });
}
