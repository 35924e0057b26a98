import { AppError } from '../../src/errors.ts';
import { createServices } from '../../src/services/services.ts';
import { openStore } from '../../src/store/open-store.ts';
import { settableClock } from '../support/clock.ts';
import { transfer } from '../support/bank.ts';
import type { TestStore } from '../support/stores.ts';
import type { Transaction } from './money-model.ts';

export type RealClub = Awaited<ReturnType<typeof openClub>>;

const START = Date.parse('2026-11-20T00:00:00Z');
const BY = 'organiser';
const HOUR = 3_600_000;

/** The services on a fresh store, with these players and games; each deed says how it is answered. */
export async function openClub(
  place: ReturnType<TestStore['place']>,
  bank: readonly Transaction[],
  names: readonly string[],
  kickOffs: readonly number[],
) {
  const clock = settableClock(new Date(START).toISOString());
  let made = 0;
  const newId = (prefix: string) => `${prefix}_${++made}`;
  const open = async () => {
    const store = await openStore(place.url, { info() {}, warn() {} });
    return { store, ...createServices({ store, clock: clock.now, newId, timeZone: 'UTC' }) };
  };
  let club = await open();
  const players: string[] = [];
  const games: string[] = [];
  for (const name of names)
    players.push((await club.players.create({ name, accepted_bank_names: [] }, BY)).id);
  for (const kickOff of kickOffs) {
    const at = new Date(START + kickOff * HOUR).toISOString();
    const places = { fee: 500, min_players: 1, max_players: 3, player_ids: [], repeat_weeks: 0 };
    const when = { date: at.slice(0, 10), time: at.slice(11, 16), location: 'Riverside 5s', cost: 4500 };
    games.push((await club.fixtures.create({ ...when, ...places }, BY)).id);
  }
  const player = (who: number) => players[who] ?? '';
  const game = (index: number) => games[index] ?? '';
  const receive = async (id: number, amount: number) => {
    const { payer, description } = bank[id] ?? { payer: '', description: '' };
    const { type, data } = transfer(payer, amount, { id: `tx_${id}`, description });
    return (await club.monzoWebhook.receive(type, data)).outcome;
  };

  return {
    players,
    games,
    services: () => club,
    deliver: (id: number) => receive(id, bank[id]?.amount ?? 0),
    doubt: (id: number, more: number) => receive(id, (bank[id]?.amount ?? 0) + more),
    assign: (id: number, parts: number[][], remember: boolean) =>
      answerOf(
        club.corrections.assign(
          `tx_${id}`,
          {
            allocations: parts.map(([who = 0, amount = 0]) => ({ player_id: player(who), amount })),
            remember,
          },
          null,
          BY,
        ),
      ),
    unassign: (id: number) => answerOf(club.corrections.unassign(`tx_${id}`, null, BY)),
    ignore: (id: number, remember: boolean) =>
      answerOf(club.corrections.ignore(`tx_${id}`, { remember }, null, BY)),
    unignore: (id: number) => answerOf(club.corrections.unignore(`tx_${id}`, null, BY)),
    undo: (id: number) => answerOf(club.corrections.undo(`tx_${id}`, null, BY)),
    update: (who: number, change: { accepted_bank_names?: string[]; archived?: boolean; name?: string }) =>
      answerOf(club.players.update(player(who), change, null, BY)),
    join: (index: number, who: number, guests: number) =>
      answerOf(club.fixtures.join(game(index), player(who), { guests }, null, BY)),
    leave: (index: number, who: number) => answerOf(club.fixtures.leave(game(index), player(who), null, BY)),
    change: (index: number, change: { fee?: number; max_players?: number }) =>
      answerOf(club.fixtures.update(game(index), change, null, BY)),
    cancel: (index: number, isOff: boolean) =>
      answerOf(
        isOff
          ? club.fixtures.cancel(game(index), {}, null, BY)
          : club.fixtures.restore(game(index), null, BY),
      ),
    setHour: (hour: number) => clock.set(new Date(START + hour * HOUR).toISOString()),
    /** A stop and a start, of a store that is kept somewhere. */
    async restart() {
      await club.store.close();
      club = await open();
      await club.matching.creditStragglers();
    },
    async close() {
      await club.store.close();
      await place.remove();
    },
  };
}

async function answerOf(deed: Promise<unknown>): Promise<string> {
  try {
    await deed;
    return 'ok';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}
