import { normaliseBankName, payerText } from '@paidup/shared/bank-name';
import { editDistance, compareNames, isRelative, type Likeness } from './same-name.ts';
import { nameDanger } from './name-danger.ts';
import { holdersOf, namesIn, namesInHolders } from './payer-names.ts';
import { personName, type PersonName, wordsOf } from './person-names.ts';
import type { ListedPlayer, PaymentRecord } from './records.ts';

/**
 * A reason why a player may have paid. The fit is `same` for their own name in any form, and such a guess may be
 * highlighted. It is `other` for a different strong reason, which keeps other players from being highlighted.
 */
export type Reason = { weight: number; reason: string; fit: 'same' | 'other' | null };

/** The names that a payment shows. They are read once for all players. */
export type ShownNames = {
  keys: string[];
  holders: PersonName[];
  inHolders: PersonName[];
  inReference: PersonName[];
  wordsOfReference: Set<string>;
  /** The payment has no payer's name, so the description is read as one. */
  isPayerTheReference: boolean;
};

/** Reads the names in the payer and the reference. Without a payer, the description is read as one. */
export function shownNames(payment: PaymentRecord): ShownNames {
  const { counterparty_key, description_key, description, notes } = payment;
  const payer = payerText(payment);
  const texts = [...new Set([description, notes])];
  return {
    keys: [counterparty_key, description_key].filter((key) => key !== ''),
    holders: holdersOf(payer),
    inHolders: namesInHolders(payer),
    inReference: texts.flatMap(namesIn),
    wordsOfReference: new Set(texts.flatMap(wordsOf)),
    isPayerTheReference: counterparty_key === '',
  };
}

/** Returns the reasons for a player that lie in the payer's name and in the reference. */
export function nameReasons(player: ListedPlayer, shown: ShownNames): Reason[] {
  const known = knownNames(player);
  const found = [payerReason(player, known, shown), referenceReason(player, known, shown)].filter(
    (reason) => reason !== null,
  );
  // If the payer was read from the reference, both reasons are the same evidence.
  return shown.isPayerTheReference
    ? found.sort((one, other) => other.weight - one.weight).slice(0, 1)
    : found;
}

type KnownNames = { own: PersonName; bank: { name: string; key: string; read: PersonName }[] };

const knownNames = (player: ListedPlayer): KnownNames => ({
  own: personName(player.name, 'organiser'),
  bank: player.bank_names.map(({ name, key }) => ({ name, key, read: personName(name, 'bank') })),
});

function payerReason(player: ListedPlayer, known: KnownNames, shown: ShownNames): Reason | null {
  const exact = known.bank.find(({ key }) => shown.keys.includes(key));
  if (exact) return same(100, `“${exact.name}” is one of their bank names`);
  if (isOwnName(player, shown)) return same(95, `the payer is called ${player.name}`);
  const form = known.bank.find(({ read }) => likenessOf(read, known, shown) === 'same');
  if (form) return same(70, `“${form.name}” is one of their names`);
  const likeness = likenessOf(known.own, known, shown);
  if (likeness === 'same') return same(70, `the payer’s name is a form of ${player.name}`);
  const alike = known.bank.find(({ read }) => likenessOf(read, known, shown) === 'alike');
  if (alike) return weak(60, `“${alike.name}” may be the same person`);
  if (likeness === 'alike') return weak(60, `${player.name} may be the same person`);
  return nearReason(player, known, shown);
}

function referenceReason(player: ListedPlayer, known: KnownNames, shown: ShownNames): Reason | null {
  const isSaid = (name: PersonName) => shown.inReference.some((one) => compareNames(one, name) === 'same');
  const bank = known.bank.find(({ key, read }) => nameDanger(key, false) === null && isSaid(read));
  if (bank) return same(65, `the reference says “${bank.name}”`);
  if (known.own.key !== '' && isSaid(known.own)) {
    const reason = `the reference says ${player.name}`;
    return known.own.words.length > 1 ? same(65, reason) : { weight: 50, reason, fit: 'other' };
  }
  const [first = ''] = known.own.words;
  if (first.length < MIN_FIRST_NAME || !shown.wordsOfReference.has(first)) return null;
  return { weight: 40, reason: `reference contains ${first}`, fit: 'other' };
}

function isOwnName({ name }: ListedPlayer, { keys: [key] }: ShownNames): boolean {
  return key !== undefined && key === normaliseBankName(name);
}

/**
 * Compares a name with the payer. A bank name that fits only by an initial is no more than alike if the payer has
 * another first name than the player. A name among other words is also only alike, since M BELL SMITH may be another
 * person than M BELL.
 */
function likenessOf(name: PersonName, { own }: KnownNames, { holders, inHolders }: ShownNames): Likeness {
  const found = holders.map((holder) => {
    const likeness = compareNames(holder, name);
    const isExact = holder.anyOrder === name.anyOrder || holder.key === name.key;
    return likeness === 'same' && !isExact && isRelative(holder, own) ? 'alike' : likeness;
  });
  if (found.includes('same')) return 'same';
  const isInside = inHolders.some((one) => compareNames(one, name) === 'same');
  return isInside || found.includes('alike') ? 'alike' : null;
}

/** Finds a name that is spelt almost the same. It may be another person. */
function nearReason(player: ListedPlayer, known: KnownNames, { keys, holders }: ShownNames): Reason | null {
  const shown = [...new Set([...keys.slice(0, 1), ...holders.slice(0, 1).map(({ key }) => key)])].filter(
    (key) => key !== '' && key.length <= MAX_NEAR,
  );
  const names = [
    ...known.bank.map(({ name, read }) => ({ name: `“${name}”`, key: read.key })),
    { name: player.name, key: known.own.key },
  ];
  const near = names
    .filter(({ key }) => key.length >= MIN_NEAR)
    .map(({ name, key }) => ({
      name,
      letters: Math.min(...shown.map((one) => editDistance(one, key, MAX_LETTERS)), MAX_LETTERS + 1),
    }))
    .filter(({ letters }) => letters <= MAX_LETTERS)
    .sort((one, other) => one.letters - other.letters)[0];
  if (!near) return null;
  return weak(60 - near.letters, `${near.letters === 1 ? 'one letter' : 'two letters'} off ${near.name}`);
}

const same = (weight: number, reason: string): Reason => ({ weight, reason, fit: 'same' });
const weak = (weight: number, reason: string): Reason => ({ weight, reason, fit: null });

const MIN_FIRST_NAME = 3;
const MIN_NEAR = 5;
const MAX_NEAR = 100;
const MAX_LETTERS = 2;
