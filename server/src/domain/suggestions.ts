import { formatMoney } from '@paidup/shared/format-money';
import type { ListedPlayer, PaymentRecord } from './records.ts';
import { editDistance } from './edit-distance.ts';
import { sortName } from './player-names.ts';

/** What is known beside the payment itself. Amounts in pence, by player. */
export type Clues = {
  players: readonly ListedPlayer[];
  /** How many earlier payments from this payer were credited to each player. */
  earlier: ReadonlyMap<string, number>;
  owes: ReadonlyMap<string, number>;
  /** Whom the payment credited whose amount now goes back. */
  returned: readonly string[];
};

/** `clear`: a good guess, and the only good one. `by_amount`: nothing but the amount speaks for them. */
export type Suggestion = {
  player_id: string;
  name: string;
  reason: string;
  clear?: true;
  by_amount?: true;
};

const MOST = 5;
const GOOD = 40;
const BY_AMOUNT = 20;

/**
 * Whose an unmatched payment may be, best guess first, each with the reasons in plain words. Nothing here ever
 * moves money.
 */
export function suggestPayers(payment: PaymentRecord, clues: Clues): Suggestion[] {
  const said = whatIsSaid(payment);
  const guesses = clues.players
    .map((player) => ({ player, found: reasonsFor(player, payment, said, clues) }))
    .filter(({ found }) => found.length > 0)
    .map(({ player, found }) => ({
      weight: Math.max(...found.map(({ weight }) => weight)) + found.length,
      player,
      isByAmount: found.every(({ weight }) => weight === BY_AMOUNT),
      reason: found.map(({ reason }) => reason).join('; '),
    }))
    .sort((one, other) => other.weight - one.weight || one.player.name.localeCompare(other.player.name));
  const isOnlyGood = guesses.filter(({ weight }) => weight >= GOOD).length === 1;
  return guesses.slice(0, MOST).map(({ player, reason, isByAmount }, index) => ({
    player_id: player.id,
    name: player.name,
    reason,
    ...(isOnlyGood && index === 0 ? { clear: true } : {}),
    ...(isByAmount ? { by_amount: true } : {}),
  }));
}

type Reason = { weight: number; reason: string };

/** What the payment says, made ready once for all players: a bank may send thousands of characters. */
type Said = { keys: string[]; payer: string; holders: Set<string>; reference: string };

function whatIsSaid(payment: PaymentRecord): Said {
  const { counterparty_key, description_key, counterparty_name, description, notes } = payment;
  const payer = counterparty_key === '' ? description : counterparty_name;
  return {
    keys: [counterparty_key, description_key].filter((key) => key !== ''),
    payer: wordsOf(payer),
    holders: holdersOf(payer),
    reference: wordsOf(description) + wordsOf(notes).trimStart(),
  };
}

function reasonsFor(player: ListedPlayer, { amount }: PaymentRecord, said: Said, clues: Clues): Reason[] {
  const earlier = clues.earlier.get(player.id) ?? 0;
  const owes = clues.owes.get(player.id) ?? 0;
  return [
    ...when(
      clues.returned.includes(player.id),
      110,
      `they were credited with the ${formatMoney(-amount)} that go back`,
    ),
    ...byBankName(player, said),
    ...when(earlier > 0, 80, `same payer as ${earlier} earlier ${earlier === 1 ? 'payment' : 'payments'}`),
    ...byReference(player, said),
    ...when(amount > 0 && owes === amount, BY_AMOUNT, `owes exactly ${formatMoney(owes)}`),
  ];
}

function byBankName(player: ListedPlayer, { keys, payer, holders }: Said): Reason[] {
  const exact = player.bank_names.find(({ key }) => keys.includes(key));
  if (exact) return when(true, 100, `“${exact.name}” is one of their bank names`);
  const part = player.bank_names.find(({ name }) => {
    const words = wordsOf(name);
    return payer.includes(words) || holders.has(inAnyOrder(words));
  });
  if (part) return when(true, 70, `“${part.name}” is one of their names`);
  const [key = ''] = keys;
  if (key === '' || key.length > LONGEST_NEAR) return [];
  const near = player.bank_names
    .map(({ key: other, name }) => ({ name, letters: editDistance(key, other, NEAR) }))
    .filter(({ letters, name }) => letters <= NEAR && name.length >= SHORTEST_NEAR)
    .sort((one, other) => one.letters - other.letters)[0];
  if (!near) return [];
  return when(
    true,
    60 - near.letters,
    `${near.letters === 1 ? 'one letter' : 'two letters'} from “${near.name}”`,
  );
}

function byReference(player: ListedPlayer, { reference }: Said): Reason[] {
  const name = wordsOf(player.name);
  const [first = ''] = name.trim().split(' ');
  if (first !== '' && reference.includes(name)) return when(true, 50, `the reference says ${player.name}`);
  return when(
    first.length >= 3 && reference.includes(` ${first} `),
    40,
    `reference contains ${first.toUpperCase()}`,
  );
}

/**
 * The words of a text, at most its first 200 characters, without what stands between them, each with a space on
 * either side. Marks go first: putting many of them in canonical order costs quadratic time.
 */
const wordsOf = (text: string) =>
  ` ${sortName(text.slice(0, MOST_READ).replace(/\p{M}+/gu, ''))
    .replace(/[^\p{L}\p{Nd}]+/gu, ' ')
    .trim()} `;

/** The names of an account, each with its words in one order: a bank puts the surname first, or last. */
function holdersOf(payer: string): Set<string> {
  const names = wordsOf(payer.slice(0, MOST_READ).replace(/[&+,]/g, ' and ')).split(/ (?:and )+/);
  return new Set([wordsOf(payer), ...names].map(inAnyOrder).filter((name) => name !== ''));
}

const inAnyOrder = (words: string) => words.trim().split(' ').sort().join(' ');

const MOST_READ = 200;
const NEAR = 2;
const SHORTEST_NEAR = 5;
const LONGEST_NEAR = 100;

const when = (holds: boolean, weight: number, reason: string): Reason[] =>
  holds ? [{ weight, reason }] : [];
