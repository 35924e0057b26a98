import fc from 'fast-check';

/** The players, the games in order of kick-off, and the names that payers may show. */
export const PLAYERS = ['Ash', 'Bo', 'Cat'];
/** Who may have a part of a payment. The club is the last, as in the parts of a payment. */
export const HOLDERS = [...PLAYERS, 'the club'];
export const CLUB = PLAYERS.length;
/** The Sunday games are a weekly series. */
export const GAMES = ['Saturday', 'Sunday', 'next Sunday', 'last Sunday'];
export const WEEKLY = GAMES.length - 1;
export const NAMES = ['ASH A', 'BO B', 'MUM', 'JOINT'];
export const PAYMENTS = 6;

/** What may be entered by hand, each once. It comes after the bank's payments. */
export const ENTRIES: Transaction[] = [1000, -500, 400, -1200, 4500].map((amount, index) => ({
  ...(amount === 400 ? { isWriteOff: true as const } : {}),
  ...(Math.abs(amount) > 1000 ? { isClubs: true as const } : {}),
  id: `entry ${index + 1}`,
  counterparty: '',
  reference: '',
  payer: '',
  names: [],
  amount,
}));

/** The time of this hour. A story begins on a Friday at midnight. */
export const timeAt = (hour: number): string => new Date(START + hour * 3_600_000).toISOString();
const START = Date.parse('2026-11-20T00:00:00Z');

/** A game as it is planned. Its kick-off counts in hours from the beginning of the story. */
export const newGame = (_day: string, index: number): Game => ({
  kickOff: index === 0 ? 24 : 48 + 168 * (index - 1),
  fee: 500,
  places: 3,
  isOff: false,
  parties: new Map(),
});

export type Game = { kickOff: number; fee: number; places: number; isOff: boolean; parties: Parties };

/** Returns a game and, if `isFollowed`, the later ones of its series that have not kicked off by this hour. */
export const followedFrom = (game: number, isFollowed: boolean, hour: number): number[] =>
  GAMES.flatMap((day, index) => {
    const isLater = game > 0 && index > game && newGame(day, index).kickOff > hour;
    return index === game || (isFollowed && isLater) ? [index] : [];
  });

/** The players of a game in the order in which they joined. `heads` counts the player too. */
export type Parties = Map<number, { heads: number; isIn: boolean }>;

/** A transaction of the bank. Its amount is in pence, negative if it went out. `payer` is the first of its `names`. */
export type Transaction = BankFields & { id: string; payer: string; names: string[] };
type BankFields = {
  isWriteOff?: true;
  isClubs?: true;
  counterparty: string;
  reference: string;
  amount: number;
};

/**
 * The holders that a payment credits and their pence, as `by name 0:500` or `by hand 0:251 1:249`. A `new` payment
 * credits nobody until somebody has its name. An `unmatched` one credits nobody until the organiser assigns it. A `void`
 * one was entered by hand and taken back.
 */
export type Decision = 'new' | 'unmatched' | 'ignored' | 'void' | `by ${'name' | 'hand'} ${string}`;

/** The player whom a payer's name credits from now on, or whether the payer is ignored. */
export type Standing = number | 'ignored' | 'accepted';

/** The actions on the club, real or modelled. A refused action changes nothing. */
export type Actions = {
  deliver(of: Transaction): unknown;
  /** Cash, or a debt that is written off, is entered for a player, or the club’s own money, once. */
  enter(of: Transaction, who: number): unknown;
  /** The bank sends another amount for a stored payment. */
  contradict(of: Transaction): unknown;
  /** With `moves` a player gets the payer’s name even if it is another’s. */
  decide(of: Transaction, decision: Decision, payer?: Standing, moves?: boolean): unknown;
  undo(of: Transaction): unknown;
  /** Gives a player these bank names and no others. With `moves` they are taken off others. */
  name(who: number, names: string[], moves?: boolean): unknown;
  /** A player joins with this number of heads, their own included, or leaves with none. */
  attend(game: number, who: number, heads: number): unknown;
  /** Several join or leave, one after another, or nobody does if one of them finds no room. */
  attendAll(game: number, moves: [who: number, heads: number][]): unknown;
  /** The last change of who plays is reverted, or made again. */
  undoAttendance(game: number): unknown;
  /** Changes a game and, if `isFollowed`, the later ones of its series. */
  change(
    game: number,
    facts: { fee: number } | { places: number } | { isOff: boolean },
    isFollowed: boolean,
  ): unknown;
  /** Notes that a player was reminded, or the day on which they said they would pay. */
  remind(who: number, promised?: string): unknown;
  wait(hours: number): unknown;
};

export const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** The transactions of a story. */
export const anyBank = fc
  .array(
    fc.record({
      counterparty: fc.constantFrom('', ...NAMES),
      reference: fc.constantFrom(...NAMES, 'FOOTBALL'),
      amount: fc.constantFrom(500, 1001, 2000, -500, 250),
    }),
    { minLength: PAYMENTS, maxLength: PAYMENTS },
  )
  .map((bank) => bank.map(withNames));

function withNames(fields: BankFields, index: number): Transaction {
  const names = [fields.counterparty, fields.reference].filter((name) => name !== '');
  return { ...fields, id: `tx_${index + 1}`, payer: names[0] ?? '', names };
}
