import { formatMoney } from '@paidup/shared/format-money';
import type { Allocation } from '@paidup/shared/payment';
import type { createModel } from './model.ts';
import type { RealClub } from './real-club.ts';
import { CLUB, type Decision, GAMES, HOLDERS, PLAYERS, type Transaction, WEEKLY } from './scene.ts';
import { expectedSums, shownSums } from './sums.ts';

/** Throws when the club differs from the model or shows a wrong sum. The error lists the differences in sentences. */
export async function expectEqual(club: RealClub, model: ReturnType<typeof createModel>): Promise<void> {
  const shown = await readClub(club);
  const actual = [...sentencesOf(stateOfClub(shown)), ...shownSums(shown)];
  const expected = [...sentencesOf(stateOfModel(model)), ...expectedSums(shown)];
  const differences = [
    ...expected
      .filter((sentence) => !actual.includes(sentence))
      .map((sentence) => `It should be: ${sentence}.`),
    ...actual
      .filter((sentence) => !expected.includes(sentence))
      .map((sentence) => `The club says: ${sentence}.`),
  ];
  if (differences.length > 0) throw new Error(differences.join('\n'));
}

export type ShownByClub = Awaited<ReturnType<typeof readClub>>;

/** Reads everything that the club shows, with players and games in the order of the scene. */
async function readClub({ services, players, games, entryAt }: RealClub) {
  const { players: people, fixtures, payments, summary, ignoredPayers } = services();
  const [everybody, planned, listed, takenBack, strangers, sums] = await Promise.all([
    people.list({ archived: 'all', limit: 200 }),
    fixtures.list({ limit: 200 }),
    payments.list({ limit: 200 }),
    payments.list({ limit: 200, status: 'void' }),
    ignoredPayers.list(),
    summary.get(),
  ]);
  const waiting = listed.items.filter(({ status }) => status === 'unmatched');
  const suggested = await Promise.all(waiting.map(({ id }) => payments.get(id)));
  return {
    splits: suggested.map(
      ({ id, suggested_split: split }) => [entryAt(id), split?.allocations ?? []] as const,
    ),
    players: players.flatMap((id) => everybody.items.filter((one) => one.id === id)),
    games: games.flatMap((id) => planned.items.filter((one) => one.id === id)),
    payments: [...listed.items, ...takenBack.items].map((payment) => ({
      ...payment,
      id: entryAt(payment.id),
    })),
    strangers: strangers.items.map(({ name }) => name),
    sums,
  };
}

/** The state of the club, in the same form for the club and its model. */
type State = {
  names: [name: string, owner: number | string][];
  payments: [id: string, decision: string, isInConflict: boolean][];
  /** The unmatched payments for which a split is suggested, and its parts. */
  splits: [id: string, parts: string][];
  reminders: [who: number, reminded: string | undefined, promised: string | undefined][];
  games: {
    /** The number of games in its series. */
    series: number;
    fee: number;
    places: number;
    status: string;
    parties: [who: number, heads: number, isIn: boolean][];
  }[];
};

function stateOfClub({ players, payments, splits, strangers, games }: ShownByClub): State {
  const numberOf = (id: string) => players.findIndex((player) => player.id === id);
  const partsOf = (parts: readonly Allocation[]) =>
    parts.map((part) => ` ${'club' in part ? CLUB : numberOf(part.player_id)}:${part.amount}`).join('');
  return {
    names: [
      ...players.flatMap(({ accepted_bank_names: names }, who) =>
        names.map((name): [string, number] => [name, who]),
      ),
      ...strangers.map((name): [string, string] => [name, 'ignored']),
    ],
    payments: payments.map(({ id, status, matched_by, allocations, conflict }) => {
      const parts = partsOf(allocations);
      const by = matched_by === 'organiser' ? 'by hand' : 'by name';
      return [id, status === 'matched' ? by + parts : status, conflict];
    }),
    splits: splits.flatMap(([id, parts]) => (parts.length > 0 ? [[id, partsOf(parts)]] : [])),
    reminders: players.map(({ reminded_at, promised_on }, who) => [
      who,
      reminded_at ?? undefined,
      promised_on ?? undefined,
    ]),
    games: games.map(({ series_id, fee, max_players, status, players: parties }) => ({
      series: games.filter((other) => series_id !== null && other.series_id === series_id).length,
      fee,
      places: max_players,
      status,
      parties: parties.map(({ player_id, guests, state }) => [
        numberOf(player_id),
        1 + guests,
        state === 'in',
      ]),
    })),
  };
}

function stateOfModel(model: ReturnType<typeof createModel>): State {
  const { standings, ledger, conflicts, games, reminders, hour } = model;
  return {
    names: [...standings].filter(([, standing]) => standing !== 'accepted'),
    payments: [...ledger].map(([of, decisions]) => {
      const decision = decisions.at(-1)?.decision ?? 'new';
      return [of.id, decision === 'new' ? 'unmatched' : decision, conflicts.has(of)];
    }),
    splits: rememberedSplits([...ledger].map(([of, decisions]) => [of, decisions.at(-1)?.decision ?? 'new'])),
    reminders: PLAYERS.map((_, who) => [who, reminders.get(who)?.reminded, reminders.get(who)?.promised]),
    games: games.map(({ fee, places, isOff, kickOff, parties }, index) => ({
      series: index === 0 ? 0 : WEEKLY,
      fee,
      places,
      status: isOff ? 'cancelled' : kickOff <= hour() ? 'played' : 'scheduled',
      parties: [...parties].map(([who, { heads, isIn }]) => [who, heads, isIn]),
    })),
  };
}

/** The last matched payment of a payer and amount says how the next is split, if the organiser split it. */
function rememberedSplits(decided: [Transaction, Decision][]): State['splits'] {
  return decided.flatMap(([of, decision]) => {
    if (decision !== 'new' && decision !== 'unmatched') return [];
    const [last] = decided
      .filter(([{ counterparty, amount }]) => counterparty === of.counterparty && amount === of.amount)
      .filter(([{ counterparty }, other]) => counterparty !== '' && other.startsWith('by '))
      .toSorted(([one], [other]) => (one.id < other.id ? 1 : -1));
    const parts = /^by hand( \d:-?\d+ \d:-?\d+)$/.exec(last?.[1] ?? '')?.[1];
    return parts === undefined ? [] : [[of.id, parts]];
  });
}

const inWords = (parts: string) =>
  parts.replaceAll(/ (\d):(-?\d+)/g, (_, who, pence) => `, ${HOLDERS[who]} ${formatMoney(Number(pence))}`);

const sentencesOf = ({ names, payments, splits, reminders, games }: State): string[] => [
  ...names.map(
    ([name, owner]) => `${name} is ${typeof owner === 'number' ? `${PLAYERS[owner]}’s name` : owner}`,
  ),
  ...payments.map(([id, decision, isInConflict]) => {
    return `${id.replace('tx_', 'payment ')} is ${inWords(decision)}${isInConflict ? ', and in conflict' : ''}`;
  }),
  ...splits.map(([id, parts]) => `${id.replace('tx_', 'payment ')} may be split as before${inWords(parts)}`),
  ...reminders.map(
    ([who, reminded = 'never', promised = 'nothing']) =>
      `${PLAYERS[who]} was reminded: ${reminded}, and promised: ${promised}`,
  ),
  ...games.map(({ series, fee, places, status, parties }, game) => {
    const who = parties.map(
      ([player, heads, isIn]) => `, ${PLAYERS[player]} with ${heads} ${isIn ? 'in' : 'waiting'}`,
    );
    return `the ${GAMES[game]} game of ${series} is ${status}, ${places} places at ${fee} pence${who.join('')}`;
  }),
];
