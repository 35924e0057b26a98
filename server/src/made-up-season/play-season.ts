import { type Chance, createChance } from './chance.ts';
import type { MadeUpClub } from './club.ts';
import { episodes, PAYMENTS_OF_THE_EPISODES } from './episodes.ts';
import { people, type Person, references } from './people.ts';

type Member = Person & { id: string; owed: number };

const [PLAYED, PLANNED, PAYMENTS] = [26, 4, 250];
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const AFTER_THE_GAME = 9 * HOUR;
const SNOW = 9;

/** Plays a season of 20 players, 30 games and 250 payments, week by week up to now. Calls `tellProgress` each week. */
export async function playSeason(
  club: MadeUpClub,
  tellProgress: (text: string) => void = () => undefined,
): Promise<void> {
  const chance = createChance(2026);
  const next = nextWednesday(club.now());
  club.setClock(next - (PLAYED + 1) * 7 * DAY);
  await club.nameClub('Wednesday Football', 'Riverside 5s');
  const players: Member[] = [];
  for (const person of people()) {
    const { id } = await club.addPlayer(person.name, person.names);
    players.push({ ...person, id, owed: 0 });
  }
  const idOf = (name: string) => players.find((player) => player.name === name)?.id ?? '';
  let paid = 0;

  for (let week = 0; week < PLAYED + PLANNED; week++) {
    tellProgress(`week ${week + 1} of ${PLAYED + PLANNED}`);
    const noon = next + (week - PLAYED) * 7 * DAY;
    club.setClock(noon - 6 * DAY - 8 * HOUR);
    const coming =
      week < PLAYED
        ? players.filter(({ comes }) => chance.inTen(comes)).slice(0, 14)
        : comingTo(week - PLAYED, players);
    const game = await club.plan({
      date: new Date(noon).toISOString().slice(0, 10),
      time: '18:30',
      location: week % 5 === 4 ? 'Riverside 5s, top pitch' : 'Riverside 5s',
      cost: 4500,
      fee: week < 8 ? 450 : 500,
      player_ids: coming.map(({ id }) => id),
    });
    if (week === PLAYED + 2) await club.cancel(game.id, 'The pitch is being relaid');
    if (week >= PLAYED) continue;
    club.setClock(noon - 2 * DAY);
    if (week % 3 === 1 && coming[2]) await club.join(game.id, coming[2].id, 1).catch(() => null);
    if (week === SNOW) await club.cancel(game.id, 'Snow');
    club.setClock(noon + AFTER_THE_GAME);
    if (week % 4 === 3 && coming[4]) await club.leave(game.id, coming[4].id);
    if (week !== SNOW) await charge(club, game.id, players);
    const budget = Math.floor(((week + 1) * (PAYMENTS - PAYMENTS_OF_THE_EPISODES)) / PLAYED) - paid;
    const paying = inOrderOfPaying(players, budget, chance);
    for (const [index, player] of paying.entries()) {
      club.setClock(noon + AFTER_THE_GAME + index * 50 * MINUTE);
      await pay(club, player, chance);
    }
    paid += paying.length;
    club.setClock(noon + 22 * HOUR);
    for (const episode of episodes.filter((one) => one.week === week))
      await episode.happen(club, idOf, club.now());
  }
}

/** Noon, UTC, of the next Wednesday whose game is not over. */
function nextWednesday(now: number): number {
  const noon = Math.floor((now - AFTER_THE_GAME + 12 * HOUR) / DAY) * DAY + 12 * HOUR;
  return noon + ((3 - new Date(noon).getUTCDay() + 7) % 7) * DAY;
}

/** One game is full, with a waiting list, the next one lacks players, one is off, one is far away. */
const comingTo = (ahead: number, players: Member[]): Member[] => players.slice(0, [15, 6, 9, 0][ahead]);

async function charge(club: MadeUpClub, id: string, players: Member[]): Promise<void> {
  const fees = new Map((await club.fixtures.get(id)).players.map(({ player_id, fee }) => [player_id, fee]));
  for (const player of players) player.owed += fees.get(player.id) ?? 0;
}

/** The players who pay this week. Who owes more and pays more readily comes first; some pay well in advance. */
function inOrderOfPaying(players: Member[], count: number, chance: Chance): Member[] {
  return players
    .map((player) => ({ player, weight: (player.owed + 100) * player.pays ** 2 * (1 + chance.below(10)) }))
    .sort((one, other) => other.weight - one.weight)
    .slice(0, count)
    .map(({ player }) => player);
}

async function pay(club: MadeUpClub, player: Member, chance: Chance): Promise<void> {
  // Most pay for one game, some for all that they owe.
  const amount = chance.below(5) === 0 ? Math.max(500, player.owed) : 500;
  player.owed -= amount;
  if (player.names.length === 0 || chance.below(12) === 0) await club.cash(player.id, amount, 'at the pitch');
  else await club.transfer(chance.pick(player.names), amount, chance.pick(references), club.now());
}
