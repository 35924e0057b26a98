import type { ShownByClub } from './compare.ts';
import { GAMES, PLAYERS, sum } from './scene.ts';

/** Returns every sum that the club shows as a sentence, in pence or heads. */
export const shownSums = ({ players, games, sums }: ShownByClub): string[] => [
  ...players.flatMap(({ total_paid, total_fees, balance, owes }, who) => [
    `${PLAYERS[who]} has paid ${total_paid} and was charged ${total_fees}`,
    `${PLAYERS[who]} has a balance of ${balance} and owes ${owes}`,
  ]),
  ...games.flatMap(({ head_count, waiting_count, collected, players: parties }, game) => [
    `the ${GAMES[game]} game has ${head_count} in, ${waiting_count} waiting and ${collected} collected`,
    ...parties.map(({ player_id, fee, paid }) => sayCharge(players, game, player_id, fee, paid)),
  ]),
  `all owe ${sums.owed}, paid ${sums.collected} and were charged ${sums.fees}`,
  `the organiser is ${sums.position} ahead`,
  `${sums.unmatched.count} payments of ${sums.unmatched.amount} are unmatched`,
];

/**
 * Returns the same sums, calculated from the payments and attendances that the club shows. A player's payments cover
 * the oldest game first.
 */
export function expectedSums({ players, games, payments }: ShownByClub): string[] {
  const accounts = players.map(({ id }) => {
    const parts = payments.flatMap(({ allocations }) => allocations).filter((part) => part.player_id === id);
    const paid = sum(parts.map(({ amount }) => amount));
    const charged = sum(games.filter(isPlayed).map((game) => chargeOf(game, id)));
    return { paid, charged, owes: Math.max(0, charged - paid) };
  });
  const coveredOf = (game: number, id: string) => {
    const { paid = 0 } = accounts[players.findIndex((player) => player.id === id)] ?? {};
    const earlier = sum(games.slice(0, game).map((one) => chargeOf(one, id)));
    return Math.max(0, Math.min(chargeOf(games[game], id), paid - earlier));
  };
  const waiting = payments.filter(({ status }) => status === 'unmatched').map(({ amount }) => amount);
  const collected = sum(accounts.map(({ paid }) => paid));
  const costs = sum(games.filter(isPlayed).map(({ cost }) => cost));
  return [
    ...accounts.flatMap(({ paid, charged, owes }, who) => [
      `${PLAYERS[who]} has paid ${paid} and was charged ${charged}`,
      `${PLAYERS[who]} has a balance of ${paid - charged} and owes ${owes}`,
    ]),
    ...games.flatMap((game, index) => {
      const covered = game.players.map(({ player_id: id }) => coveredOf(index, id));
      return [
        `the ${GAMES[index]} game has ${headsOf(game, 'in')} in, ${headsOf(game, 'waiting')} waiting and ${sum(covered)} collected`,
        ...game.players.map(({ player_id: id }, party) =>
          sayCharge(players, index, id, chargeOf(game, id), covered[party] ?? 0),
        ),
      ];
    }),
    `all owe ${sum(accounts.map(({ owes }) => owes))}, paid ${collected} and were charged ${sum(accounts.map(({ charged }) => charged))}`,
    `the organiser is ${collected - costs} ahead`,
    `${waiting.length} payments of ${sum(waiting.filter((amount) => amount > 0))} are unmatched`,
  ];
}

type Game = ShownByClub['games'][number];

const isPlayed = ({ status }: Game) => status === 'played';

const headsOf = ({ players }: Game, state: 'in' | 'waiting') =>
  sum(players.map((party) => (party.state === state ? 1 + party.guests : 0)));

function chargeOf(game: Game | undefined, id: string): number {
  const party = game?.players.find(({ player_id, state }) => player_id === id && state === 'in');
  return game && party && game.status !== 'cancelled' ? game.fee * (1 + party.guests) : 0;
}

function sayCharge(
  players: ShownByClub['players'],
  game: number,
  id: string,
  fee: number,
  paid: number,
): string {
  const who = PLAYERS[players.findIndex((player) => player.id === id)];
  return `${who} is charged ${fee} for the ${GAMES[game]} game, of which ${paid} is covered`;
}
