import { formatMoney } from '@paidup/shared/format-money';
import type { createModel } from './model.ts';
import type { RealClub } from './real-club.ts';
import { GAMES, PLAYERS } from './scene.ts';
import { shownSums, trueSums } from './sums.ts';

/** Throws, in plain words, where the club does not show what the model says, or sums that don't follow from it. */
export async function expectEqual(club: RealClub, model: ReturnType<typeof createModel>): Promise<void> {
  const shown = await shownBy(club);
  const told = [...say(seenIn(shown)), ...shownSums(shown)];
  const real = [...say(saidBy(model)), ...trueSums(shown)];
  const parting = [
    ...real.filter((sentence) => !told.includes(sentence)).map((sentence) => `It should be: ${sentence}.`),
    ...told.filter((sentence) => !real.includes(sentence)).map((sentence) => `The club says: ${sentence}.`),
  ];
  if (parting.length > 0) throw new Error(parting.join('\n'));
}

export type Shown = Awaited<ReturnType<typeof shownBy>>;

/** Everything that the club shows, players and games in the order of the scene. */
async function shownBy({ services, players, games }: RealClub) {
  const { players: people, fixtures, payments, summary, ignoredPayers } = services();
  const [everybody, listed, strangers, sums, ...played] = await Promise.all([
    people.list({ archived: 'all', limit: 200 }),
    payments.list({ limit: 200 }),
    ignoredPayers.list(),
    summary.get(),
    ...games.map((id) => fixtures.get(id)),
  ]);
  return {
    players: players.flatMap((id) => everybody.items.filter((one) => one.id === id)),
    games: played,
    payments: listed.items,
    strangers: strangers.items.map(({ name }) => name),
    sums,
  };
}

type Seen = {
  names: [name: string, owner: number | string][];
  payments: [id: string, decision: string, isDoubted: boolean][];
  games: {
    fee: number;
    places: number;
    status: string;
    parties: [who: number, heads: number, isIn: boolean][];
  }[];
};

function seenIn({ players, payments, strangers, games }: Shown): Seen {
  const numberOf = (id: string) => players.findIndex((player) => player.id === id);
  return {
    names: [
      ...players.flatMap(({ accepted_bank_names: names }, who) =>
        names.map((name): [string, number] => [name, who]),
      ),
      ...strangers.map((name): [string, string] => [name, 'unwanted']),
    ],
    payments: payments.map(({ id, status, matched_by, allocations, conflict }) => {
      const parts = allocations.map(({ player_id, amount }) => ` ${numberOf(player_id)}:${amount}`).join('');
      const by = matched_by === 'organiser' ? 'by hand' : 'by name';
      return [id, status === 'matched' ? by + parts : status, conflict];
    }),
    games: games.map(({ fee, max_players, status, players: parties }) => ({
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

function saidBy({ standings, ledger, doubts, games, hour }: ReturnType<typeof createModel>): Seen {
  return {
    names: [...standings].filter(([, standing]) => standing !== 'heard'),
    payments: [...ledger].map(([of, decisions]) => {
      const decision = decisions.at(-1) ?? 'new';
      return [of.id, decision === 'new' ? 'unmatched' : decision, doubts.has(of)];
    }),
    games: games.map(({ fee, places, isOff, kickOff, parties }) => ({
      fee,
      places,
      status: isOff ? 'cancelled' : kickOff <= hour() ? 'played' : 'scheduled',
      parties: [...parties].map(([who, { heads, isIn }]) => [who, heads, isIn]),
    })),
  };
}

const say = ({ names, payments, games }: Seen): string[] => [
  ...names.map(
    ([name, owner]) => `${name} is ${typeof owner === 'number' ? `${PLAYERS[owner]}’s name` : owner}`,
  ),
  ...payments.map(([id, decision, isDoubted]) => {
    const how = decision.replaceAll(
      / (\d):(-?\d+)/g,
      (_, who, pence) => `, ${PLAYERS[who]} ${formatMoney(Number(pence))}`,
    );
    return `${id.replace('tx_', 'payment ')} is ${how}${isDoubted ? ', and in doubt' : ''}`;
  }),
  ...games.map(({ fee, places, status, parties }, game) => {
    const who = parties.map(
      ([player, heads, isIn]) => `, ${PLAYERS[player]} with ${heads} ${isIn ? 'in' : 'waiting'}`,
    );
    return `the ${GAMES[game]} game is ${status}, ${places} places at ${fee} pence${who.join('')}`;
  }),
];
