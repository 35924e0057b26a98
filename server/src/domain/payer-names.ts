import {
  isInitial,
  isLengthOfCut,
  nameOfWords,
  personName,
  type PersonName,
  wordsOf,
} from './person-names.ts';

/** Returns the name of an account as a whole, and each holder of a joint account. */
export function holdersOf(payer: string): PersonName[] {
  const text = payer.slice(0, MAX_LENGTH);
  const whole = personName(text, 'bank');
  const holders = separate(text);
  if (holders.length < 2) return [whole];
  return [
    mayBeOneName(text) ? whole : { ...whole, readings: [] },
    ...holders.flatMap((one) => completed(one, holders)),
  ];
}

/** Returns the forms of the name of each holder of a joint account. What may be one person's name has none. */
export function jointHolders(payer: string): PersonName[][] {
  const text = payer.slice(0, MAX_LENGTH);
  const holders = mayBeOneName(text) ? [] : separate(text);
  return holders.length < 2 ? [] : holders.map((one) => completed(one, holders));
}

/** Returns the possible names among other words of a holder, such as M BELL in M BELL JOINT. */
export const namesInHolders = (payer: string): PersonName[] =>
  partsOf(payer.slice(0, MAX_LENGTH))
    .flatMap(namesIn)
    .filter(({ words }) => words.length > 1);

/** Returns the possible names among the words of a reference, the shortest first. */
export function namesIn(reference: string): PersonName[] {
  const words = wordsOf(reference).slice(0, MAX_WORDS);
  const isCut = isLengthOfCut(reference);
  return Array.from({ length: MAX_WORDS_OF_A_NAME }, (_, index) => index + 1).flatMap((length) =>
    words.slice(length - 1).map((_, start) => {
      const isLast = start + length === words.length;
      return nameOfWords(words.slice(start, start + length), 'bank', isCut && isLast);
    }),
  );
}

function separate(text: string): PersonName[] {
  const parts = partsOf(text);
  const isCut = isLengthOfCut(text);
  return parts.map((part, index) => nameOfWords(wordsOf(part), 'bank', isCut && index === parts.length - 1));
}

/** A comma may stand between surname and first name. Otherwise the whole is nobody's name in another form. */
const mayBeOneName = (text: string) => /^[^&+/,]+,[^&+/,]+$/.test(text) && !/\sand\s/i.test(text);

const partsOf = (text: string) =>
  text.split(/(?:[&+/,]|\s+and\s)+/i).filter((part) => wordsOf(part).length > 0);

/** Returns the holder. One without a surname (S in S & N OKAFOR) is also tried with the surnames of the others. */
function completed(holder: PersonName, holders: PersonName[]): PersonName[] {
  const isWhole = holder.words.length > 1 && !holder.words.every(isInitial);
  if (isWhole) return [holder];
  const surnames = holders.flatMap(({ readings }) =>
    readings.filter(({ isSure, isGuess }) => isSure && !isGuess).map(({ surname }) => surname),
  );
  return [
    holder,
    ...[...new Set(surnames)].map((surname) => nameOfWords([...holder.words, surname], 'bank', false)),
  ];
}

const MAX_LENGTH = 200;
const MAX_WORDS = 24;
const MAX_WORDS_OF_A_NAME = 4;
