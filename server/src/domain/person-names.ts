import { normaliseBankName } from '@paidup/shared/bank-name';

/** The name of one person, read as a bank or the organiser may have meant it. */
export type PersonName = {
  /** Without titles, each as its key, numbers without leading zeros. */
  words: string[];
  /** The words without what stands between them, in their order and in one that is the same for any. */
  key: string;
  anyOrder: string;
  readings: Reading[];
  /** The bank may have cut it: the last word may be the beginning of a longer one. */
  isCut: boolean;
};

/** One way to say which words are the surname. A given name may be an initial. */
export type Reading = {
  surname: string;
  givens: string[];
  /** What shows which end the surname stands at: an initial at the other one, or that this is the usual order. */
  isSure: boolean;
  /** Initials that may as well be a name (JO): they count only where each of them stands for a name. */
  isGuess: boolean;
  cut: 'surname' | 'given' | null;
};

/** Who wrote the name: the organiser puts the surname last, a bank at either end. */
export type Author = 'organiser' | 'bank';

/** Reads a name: at most its first 200 characters and 8 words. */
export function personName(text: string, author: Author): PersonName {
  return nameOfWords(wordsOf(text), author, isLengthOfCut(text));
}

/** The same, of words that are keys already. */
export function nameOfWords(all: readonly string[], author: Author, isCut: boolean): PersonName {
  const words = withoutTitles(all.slice(0, MAX_WORDS));
  const readings = words.length < 2 ? [] : readingsOf(words, author, isCut);
  return { words, key: words.join(''), anyOrder: words.toSorted().join(' '), readings, isCut };
}

/**
 * The words of a text, each as its key. Marks go first, since putting many of them in canonical order costs
 * quadratic time. An apostrophe ends no word, and a number is the same without the zeros before it.
 */
export const wordsOf = (text: string): string[] =>
  text
    .slice(0, MAX_LENGTH)
    .replace(/\p{M}+/gu, '')
    .replace(/['’‘`´]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => normaliseBankName(word).replace(/(?<!\d)0+(?=\d)/g, ''))
    .filter((word) => word !== '');

/** Whether the word is one letter, which may stand for a name. */
export const isInitial = (word: string): boolean => /^\p{L}$/u.test(word);

/** Whether a text is as long as what banks cut to 18 characters, of which the last may have been a space. */
export const isLengthOfCut = (text: string): boolean => [17, 18].includes(text.trim().length);

const MAX_LENGTH = 200;
const MAX_WORDS = 8;
const TITLES = new Set('MR MRS MS MISS MX DR PROF PROFESSOR REV SIR DAME LADY'.split(' '));
const ENDINGS = new Set([...TITLES, 'JR', 'JNR', 'SNR', 'ESQ']);

/** A title at the end has to leave a name before it, since SMITH MS may be M. S. Smith. */
function withoutTitles(words: readonly string[]): string[] {
  const first = words.findIndex((word) => !TITLES.has(word));
  const named = first < 0 ? [] : words.slice(first);
  const isEnded = named.length > 2 && ENDINGS.has(named.at(-1) ?? '');
  return isEnded ? named.slice(0, -1) : named;
}

/** Each number of words at either end may be the surname: GARCIA LOPEZ, VAN DEN BERG. */
function readingsOf(words: string[], author: Author, isCut: boolean): Reading[] {
  const [beginsShort, endsShort] = [isShort(words[0] ?? ''), isShort(words.at(-1) ?? '')];
  const readings: Reading[] = [];
  for (let count = 1; count < words.length; count++) {
    const [first, last] = [words.slice(0, count), words.slice(-count)];
    if (!endsShort || beginsShort)
      readings.push(...withInitials(last, words.slice(0, -count), true, isCut ? 'surname' : null));
    if (author === 'bank' && (!beginsShort || endsShort))
      readings.push(...withInitials(first, words.slice(count), endsShort, isCut ? 'given' : null));
  }
  return readings;
}

/** The reading with initials that were run together apart. Where they may be a name as well (JO), it is both. */
function withInitials(surname: string[], words: string[], isSure: boolean, cut: Reading['cut']): Reading[] {
  if (surname.every(isInitial)) return [];
  const givens = words.flatMap((word) => (areInitials(word) ? [...word] : [word]));
  const reading = { surname: surname.join(''), givens, isSure, isGuess: false, cut };
  const apart = givens.flatMap((word) => (/^[A-Z]{2,3}$/.test(word) ? [...word] : [word]));
  return apart.length === givens.length ? [reading] : [reading, { ...reading, givens: apart, isGuess: true }];
}

const isShort = (word: string) => isInitial(word) || areInitials(word);

/** Whether a short word is initials that were run together, since nobody could say it (JP), or is hardly a name (AM). */
const areInitials = (word: string) =>
  /^([^AEIOUY\P{Lu}]{2,3}|[AEIOU][^AEIOUY\P{Lu}])$/u.test(word) && !SHORT_NAMES.has(word);

const SHORT_NAMES = new Set('AL AN ED IB NG OZ UR'.split(' '));
