import { isInitial, type PersonName, type Reading } from './person-names.ts';

/** `same` is one name in two forms. `alike` may be one person, by a shorter first name or an initial. */
export type Likeness = 'same' | 'alike' | null;

/**
 * Compares two names. The order, titles, initials, spaces and a cut end make no difference. Another spelling or another
 * initial may be another person, so it is never the same name.
 */
export function compareNames(one: PersonName, other: PersonName): Likeness {
  if (one.key === '' || other.key === '') return null;
  if (one.key === other.key || one.anyOrder === other.anyOrder) return 'same';
  if (isCutFrom(one, other) || isCutFrom(other, one)) return 'same';
  let found: Likeness = null;
  for (const reading of one.readings)
    for (const reverse of other.readings) {
      if (!isSameSurname(reading, reverse)) continue;
      const likeness = compareGivens(reading, reverse);
      if (likeness === 'same') return likeness;
      found ??= likeness;
    }
  return found;
}

/** Tells whether two names share only the surname and have full first names, as SAM SMITH and JOHN SMITH do. */
export function isRelative(one: PersonName, other: PersonName): boolean {
  const readings = (name: PersonName) => name.readings.filter(({ givens: [first = ''] }) => first.length > 1);
  const shareSurname = readings(one).some(({ surname }) =>
    readings(other).some((reverse) => reverse.surname === surname),
  );
  return shareSurname && compareNames(one, other) === null;
}

/**
 * Counts the letters to add, remove or replace to turn one text into the other, up to `limit + 1`. The time grows with
 * the length of the texts times `limit`.
 */
export function editDistance(one: string, other: string, limit: number): number {
  const far = limit + 1;
  if (Math.abs(one.length - other.length) > limit) return far;
  let row = Array.from({ length: other.length + 1 }, (_, index) => Math.min(index, far));
  for (let i = 1; i <= one.length; i++) {
    // Cells further than `limit` from the diagonal are always too far.
    const next = row.map(() => far);
    next[0] = Math.min(i, far);
    for (let j = Math.max(1, i - limit); j <= Math.min(other.length, i + limit); j++) {
      const replaced = (row[j - 1] ?? far) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next[j] = Math.min(replaced, (row[j] ?? far) + 1, (next[j - 1] ?? far) + 1, far);
    }
    if (Math.min(...next) > limit) return far;
    row = next;
  }
  return row[other.length] ?? far;
}

const isCutFrom = (short: PersonName, long: PersonName) =>
  short.isCut && short.key.length >= MIN_CUT_NAME && long.key.startsWith(short.key);

const isSameSurname = (one: Reading, other: Reading) =>
  one.surname === other.surname || isCutSurname(one, other) || isCutSurname(other, one);

const isCutSurname = ({ cut, surname }: Reading, { surname: whole }: Reading) =>
  cut === 'surname' && surname.length >= MIN_CUT_SURNAME && whole.startsWith(surname);

/** Compares first names in their order. One of the two may leave out the later ones. */
function compareGivens(one: Reading, other: Reading): Likeness {
  const count = Math.min(one.givens.length, other.givens.length);
  if ((one.isGuess || other.isGuess) && one.givens.length !== other.givens.length) return null;
  const fits = Array.from({ length: count }, (_, index) => givenFit(one, other, index));
  if (fits.includes(null)) return null;
  if (fits.includes('short')) return 'alike';
  return fits.includes('whole') || (one.isSure && other.isSure) ? 'same' : 'alike';
}

function givenFit(one: Reading, other: Reading, index: number): 'whole' | 'initial' | 'short' | null {
  const [given = '', reverse = ''] = [one.givens[index], other.givens[index]];
  const begins = given.startsWith(reverse) || reverse.startsWith(given);
  if (!begins) return null;
  if (isInitial(given) || isInitial(reverse)) return 'initial';
  if (given === reverse) return 'whole';
  const [short, long] = given.length < reverse.length ? [one, reverse] : [other, given];
  const isCutThere = short.cut === 'given' && index === short.givens.length - 1;
  if (isCutThere) return 'whole';
  return /^\p{L}{2}/u.test(long) && (short.givens[index] ?? '').length > 1 ? 'short' : null;
}

const MIN_CUT_NAME = 12;
const MIN_CUT_SURNAME = 3;
