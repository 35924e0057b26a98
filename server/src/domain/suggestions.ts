import { formatMoney } from '@paidup/shared/format-money';
import type { ListedPlayer, PaymentRecord } from '../store/store.ts';
import { editDistance } from './edit-distance.ts';
import { searchTerm } from './player-names.ts';

/** What is known beside the payment itself. Amounts in pence, by player. */
export type Clues = {
  players: readonly ListedPlayer[];
  /** How many earlier payments from this payer were credited to each player. */
  earlier: ReadonlyMap<string, number>;
  owes: ReadonlyMap<string, number>;
  /** Whom the payment credited whose amount now goes back. */
  returned: readonly string[];
};

/** `clear`: a good guess, and the only good one. */
export type Suggestion = { player_id: string; name: string; reason: string; clear?: true };

const MOST = 5;
const GOOD = 40;

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
      reason: found.map(({ reason }) => reason).join('; '),
    }))
    .sort((one, other) => other.weight - one.weight || one.player.name.localeCompare(other.player.name));
  const isOnlyGood = guesses.filter(({ weight }) => weight >= GOOD).length === 1;
  return guesses.slice(0, MOST).map(({ player, reason }, index) => ({
    player_id: player.id,
    name: player.name,
    reason,
    ...(isOnlyGood && index === 0 ? { clear: true } : {}),
  }));
}

type Reason = { weight: number; reason: string };

/** What the payment says, made ready once for all players: a bank may send thousands of characters. */
type Said = { keys: string[]; payer: string; reference: string };

function whatIsSaid(payment: PaymentRecord): Said {
  const { counterparty_key, description_key, counterparty_name, description, notes } = payment;
  return {
    keys: [counterparty_key, description_key].filter((key) => key !== ''),
    payer: wordsOf(counterparty_key === '' ? description : counterparty_name),
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
    ...when(amount > 0 && owes === amount, 20, `owes exactly ${formatMoney(owes)}`),
  ];
}

function byBankName(player: ListedPlayer, { keys, payer }: Said): Reason[] {
  const exact = player.bank_names.find(({ key }) => keys.includes(key));
  if (exact) return when(true, 100, `“${exact.name}” is one of their bank names`);
  const part = player.bank_names.find(({ name }) => payer.includes(wordsOf(name)));
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
  ` ${searchTerm(text.slice(0, MOST_READ).replace(/\p{M}+/gu, ''))
    .replace(/[^\p{L}\p{Nd}]+/gu, ' ')
    .trim()} `;

const MOST_READ = 200;
const NEAR = 2;
const SHORTEST_NEAR = 5;
const LONGEST_NEAR = 100;

const when = (holds: boolean, weight: number, reason: string): Reason[] =>
  holds ? [{ weight, reason }] : [];
