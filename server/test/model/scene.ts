import fc from 'fast-check';

/** Who plays, the games in order of kick-off, and the names that payers may show. */
export const PLAYERS = ['Ash', 'Bo', 'Cat'];
export const GAMES = ['Saturday', 'Sunday', 'Monday'];
export const NAMES = ['ASH A', 'BO B', 'MUM', 'JOINT'];
export const PAYMENTS = 6;

/** A game as it is planned; its kick-off in hours since the story began, on a Friday at midnight. */
export const newGame = (_day: string, index: number): Game => ({
  kickOff: 24 * (index + 1),
  fee: 500,
  places: 3,
  isOff: false,
  parties: new Map(),
});

export type Game = { kickOff: number; fee: number; places: number; isOff: boolean; parties: Parties };

/** By player, in the order in which they joined; `heads` counts the player too. */
export type Parties = Map<number, { heads: number; isIn: boolean }>;

/** What the bank tells of one payment: in pence, negative when it went out. `payer` is the first of its `names`. */
export type Transaction = Told & { id: string; payer: string; names: string[] };
type Told = { counterparty: string; reference: string; amount: number };

/**
 * Whom a payment credits with how many pence, as `by name 0:500` or `by hand 0:251 1:249`. One that is `new` credits
 * nobody until a name says whom, one that is `unmatched` until the organiser does.
 */
export type Decision = 'new' | 'unmatched' | 'ignored' | `by ${'name' | 'hand'} ${string}`;

/** Whom a payer's name credits from now on; `heard` takes back `unwanted`. */
export type Standing = number | 'unwanted' | 'heard';

/** What is done to the club, real or modelled. A deed that is refused changes nothing. */
export type Deeds = {
  deliver(of: Transaction): unknown;
  /** Another amount comes for what is stored. */
  contradict(of: Transaction): unknown;
  decide(of: Transaction, decision: Decision, payer?: Standing): unknown;
  undo(of: Transaction): unknown;
  /** Gives a player these bank names and no others. */
  name(who: number, names: string[]): unknown;
  /** A player comes with so many heads, the own one counted; with none they leave. */
  attend(game: number, who: number, heads: number): unknown;
  change(game: number, facts: { fee: number } | { places: number } | { isOff: boolean }): unknown;
  wait(hours: number): unknown;
};

export const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** The payments that a story is about. */
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

function withNames(told: Told, index: number): Transaction {
  const names = [told.counterparty, told.reference].filter((name) => name !== '');
  return { ...told, id: `tx_${index + 1}`, payer: names[0] ?? '', names };
}
