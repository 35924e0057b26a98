import type { ShownByClub } from './compare.ts';
import { GAMES, PLAYERS, sum } from './scene.ts';

/** Returns every sum that the club shows as a sentence, in pence or heads. */
export const shownSums = ({ players, games, sums }: ShownByClub): string[] => [
  ...players.flatMap(({ total_paid, written_off, total_fees, balance, owes }, who) => [
    `${PLAYERS[who]} has paid ${total_paid}, was forgiven ${written_off} and was charged ${total_fees}`,
    `${PLAYERS[who]} has a balance of ${balance} and owes ${owes}`,
  ]),
  ...games.flatMap(({ head_count, waiting_count, collected, players: parties }, game) => [
    `the ${GAMES[game]} game has ${head_count} in, ${waiting_count} waiting and ${collected} collected`,
    ...parties.map((party) => sayCharge(players, game, party)),
  ]),
  `all owe ${sums.owed}, paid ${sums.collected} and were charged ${sums.fees}`,
  `the organiser is ${sums.position} ahead, of which ${sums.credit} is credit and ${sums.other} the club’s own`,
  `${sums.unmatched.count} payments of ${sums.unmatched.amount} are unmatched`,
];

/**
 * Returns the same sums, calculated from the payments and attendances that the club shows. A player's payments cover
 * the oldest game first.
 */
export function expectedSums({ players, games, payments }: ShownByClub): string[] {
  const accounts = players.map(({ id }) => {
    const creditedBy = (isMoney: boolean) => {
      const some = payments.filter(({ source }) => (source !== 'write_off') === isMoney);
      const parts = some
        .flatMap(({ allocations }) => allocations)
        .filter((part) => 'player_id' in part && part.player_id === id);
      return sum(parts.map(({ amount }) => amount));
    };
    const [paid, forgiven] = [creditedBy(true), creditedBy(false)];
    const charged = sum(games.filter(isPlayed).map((game) => chargeOf(game, id)));
    const balance = paid + forgiven - charged;
    return { paid, forgiven, charged, owes: Math.max(0, -balance), ahead: Math.max(0, balance) };
  });
  /** The part of a charge for which this much suffices, and the part that write-offs cover after the money. */
  const coveredOf = (game: number, id: string) => {
    const { paid = 0, forgiven = 0 } = accounts[players.findIndex((player) => player.id === id)] ?? {};
    const fee = chargeOf(games[game], id);
    const earlier = sum(games.slice(0, game).map((one) => chargeOf(one, id)));
    const coveredBy = (means: number) => Math.max(0, Math.min(fee, means - earlier));
    const byMoney = coveredBy(paid);
    return { player_id: id, fee, paid: byMoney, forgiven: coveredBy(Math.max(0, paid) + forgiven) - byMoney };
  };
  const waiting = payments.filter(({ status }) => status === 'unmatched').map(({ amount }) => amount);
  const clubs = payments.flatMap(({ allocations }) => allocations).filter((part) => 'club' in part);
  const other = sum(clubs.map(({ amount }) => amount));
  const collected = sum(accounts.map(({ paid }) => paid));
  const costs = sum(games.filter(isPlayed).map(({ cost }) => cost));
  return [
    ...accounts.flatMap(({ paid, forgiven, charged, owes }, who) => [
      `${PLAYERS[who]} has paid ${paid}, was forgiven ${forgiven} and was charged ${charged}`,
      `${PLAYERS[who]} has a balance of ${paid + forgiven - charged} and owes ${owes}`,
    ]),
    ...games.flatMap((game, index) => {
      const covered = game.players.map(({ player_id: id }) => coveredOf(index, id));
      return [
        `the ${GAMES[index]} game has ${headsOf(game, 'in')} in, ${headsOf(game, 'waiting')} waiting and ${sum(covered.map(({ paid }) => paid))} collected`,
        ...covered.map((party) => sayCharge(players, index, party)),
      ];
    }),
    `all owe ${sum(accounts.map(({ owes }) => owes))}, paid ${collected} and were charged ${sum(accounts.map(({ charged }) => charged))}`,
    `the organiser is ${collected + other - costs} ahead, of which ${sum(accounts.map(({ ahead }) => ahead))} is credit and ${other} the club’s own`,
    `${waiting.length} payments of ${sum(waiting.filter((amount) => amount > 0))} are unmatched`,
  ];
}

type Game = ShownByClub['games'][number];

type Charged = Pick<Game['players'][number], 'player_id' | 'fee' | 'paid' | 'forgiven'>;

const isPlayed = ({ status }: Game) => status === 'played';

const headsOf = ({ players }: Game, state: 'in' | 'waiting') =>
  sum(players.map((party) => (party.state === state ? 1 + party.guests : 0)));

function chargeOf(game: Game | undefined, id: string): number {
  const party = game?.players.find(({ player_id, state }) => player_id === id && state === 'in');
  return game && party && game.status !== 'cancelled' ? game.fee * (1 + party.guests) : 0;
}

function sayCharge(players: ShownByClub['players'], game: number, party: Charged): string {
  const { player_id, fee, paid, forgiven } = party;
  const who = PLAYERS[players.findIndex(({ id }) => id === player_id)];
  return `${who} is charged ${fee} for the ${GAMES[game]} game, of which ${paid} is paid and ${forgiven} forgiven`;
}
