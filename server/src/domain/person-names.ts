import { normaliseBankName } from '@paidup/shared/bank-name';

/** The name of one person, with all the ways in which it may have been meant. */
export type PersonName = {
  /** The words as keys, without titles, and numbers without leading zeros. */
  words: string[];
  /** The words run together, once as they stand and once sorted. */
  key: string;
  anyOrder: string;
  readings: Reading[];
  /** The bank may have cut the name, so the last word may be incomplete. */
  isCut: boolean;
};

/** One way to say which words are the surname. A given name may be an initial. */
export type Reading = {
  surname: string;
  givens: string[];
  /** An initial at the other end, or the usual order, shows which end the surname is at. */
  isSure: boolean;
  /** A short name (JO) was read as initials. It counts only if each of them stands for a name. */
  isGuess: boolean;
  cut: 'surname' | 'given' | null;
};

/** The author of a name. The organiser puts the surname last, a bank at either end. */
type Author = 'organiser' | 'bank';

/** Reads a name. It looks at no more than 200 characters and 8 words. */
export function personName(text: string, author: Author): PersonName {
  return nameOfWords(wordsOf(text), author, isLengthOfCut(text));
}

/** Reads a name from words that are keys already. */
export function nameOfWords(all: readonly string[], author: Author, isCut: boolean): PersonName {
  const words = withoutTitles(all.slice(0, MAX_WORDS));
  const readings = words.length < 2 ? [] : readingsOf(words, author, isCut);
  return { words, key: words.join(''), anyOrder: words.toSorted().join(' '), readings, isCut };
}

/**
 * Returns the words of a text as keys. Combining marks are removed first, since ordering many of them takes quadratic
 * time. An apostrophe does not end a word, and leading zeros of a number are dropped.
 */
export const wordsOf = (text: string): string[] =>
  text
    .slice(0, MAX_LENGTH)
    .replace(/\p{M}+/gu, '')
    .replace(/['’‘`´]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => normaliseBankName(word).replace(/(?<!\d)0+(?=\d)/g, ''))
    .filter((word) => word !== '');

/** Tells whether the word is a single letter, which may stand for a name. */
export const isInitial = (word: string): boolean => /^\p{L}$/u.test(word);

/** Tells whether a text may have been cut. Banks cut to 18 characters, of which the last may have been a space. */
export const isLengthOfCut = (text: string): boolean => [17, 18].includes(text.trim().length);

const MAX_LENGTH = 200;
const MAX_WORDS = 8;
const TITLES = new Set('MR MRS MS MISS MX DR PROF PROFESSOR REV SIR DAME LADY'.split(' '));
const ENDINGS = new Set([...TITLES, 'JR', 'JNR', 'SNR', 'ESQ']);

/** Removes titles. One at the end goes only if two words are left, since SMITH MS may be M. S. Smith. */
function withoutTitles(words: readonly string[]): string[] {
  const first = words.findIndex((word) => !TITLES.has(word));
  const named = first < 0 ? [] : words.slice(first);
  const isEnded = named.length > 2 && ENDINGS.has(named.at(-1) ?? '');
  return isEnded ? named.slice(0, -1) : named;
}

/**
 * Returns all readings. Any number of words at either end may be the surname, as in GARCIA LOPEZ. An O in front may be
 * what a bank made of O'.
 */
function readingsOf(words: string[], author: Author, isCut: boolean): Reading[] {
  const [beginsShort, endsShort] = [isShort(words[0] ?? ''), isShort(words.at(-1) ?? '')];
  const readings: Reading[] = [];
  for (let count = 1; count < words.length; count++) {
    const [first, last] = [words.slice(0, count), words.slice(-count)];
    if (!endsShort || beginsShort)
      readings.push(...withInitials(last, words.slice(0, -count), true, isCut ? 'surname' : null));
    if (author === 'bank' && (!beginsShort || endsShort || (count > 1 && words[0] === 'O')))
      readings.push(...withInitials(first, words.slice(count), endsShort, isCut ? 'given' : null));
  }
  return readings;
}

/** Separates initials that were run together. If they may also be a name (JO), it returns both readings. */
function withInitials(surname: string[], words: string[], isSure: boolean, cut: Reading['cut']): Reading[] {
  if (surname.every(isInitial)) return [];
  const givens = words.flatMap((word) => (areInitials(word) ? [...word] : [word]));
  const reading = { surname: surname.join(''), givens, isSure, isGuess: false, cut };
  const apart = givens.flatMap((word) => (/^[A-Z]{2,3}$/.test(word) ? [...word] : [word]));
  return apart.length === givens.length ? [reading] : [reading, { ...reading, givens: apart, isGuess: true }];
}

const isShort = (word: string) => isInitial(word) || areInitials(word);

/** Tells whether a short word must be initials, because nobody could say it (JP) or it is hardly a name (AM). */
const areInitials = (word: string) =>
  /^([^AEIOUY\P{Lu}]{2,3}|[AEIOU][^AEIOUY\P{Lu}])$/u.test(word) && !SHORT_NAMES.has(word);

const SHORT_NAMES = new Set('AL AN ED IB NG OZ UR'.split(' '));
