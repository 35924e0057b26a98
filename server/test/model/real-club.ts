import { delivery } from '@paidup/shared/webhook';
import { createServices } from '../../src/services/services.ts';
import { StoreError } from '../../src/store/store.ts';
import { transfer } from '../support/bank.ts';
import { settableClock } from '../support/clock.ts';
import {
  type Actions,
  CLUB,
  followedFrom,
  newGame,
  PLAYERS,
  timeAt,
  type Transaction,
  WEEKLY,
} from './scene.ts';
import type { Stage } from './stage.ts';

export type RealClub = Awaited<ReturnType<typeof openClub>>;

const BY = 'organiser';

/** Starts the services on an empty store with the players and games of the scene. A refused action rejects. */
export async function openClub(stage: Stage, isKept: boolean) {
  const clock = settableClock(timeAt(0));
  let [hour, made] = [0, 0];
  const newId = (prefix: string) => `${prefix}_${++made}`;
  let store = await stage.begin(isKept);
  const start = () => createServices({ store, clock: clock.now, newId, timeZone: 'UTC' });
  let club = start();
  const players: string[] = [];
  for (const name of PLAYERS)
    players.push((await club.players.create({ name, accepted_bank_names: [] }, BY)).id);
  const games: string[] = [];
  for (const repeat_weeks of [0, WEEKLY - 1]) {
    const { kickOff, fee, places } = newGame('', games.length);
    const [date = '', time = ''] = timeAt(kickOff).split('T');
    const when = { date, time: time.slice(0, 5), location: 'Riverside 5s', cost: 4500, repeat_weeks };
    const who = { min_players: 1, max_players: places, player_ids: [] };
    const { id, repeated } = await club.fixtures.create({ ...when, ...who, fee }, BY);
    games.push(id, ...repeated);
  }

  const entries = new Map<string, string>();
  const idOf = ({ id }: Transaction) => entries.get(id) ?? id;
  const player = (who: number) => players[who] ?? '';
  const game = (index: number) => games[index] ?? '';
  const receive = async ({ id, counterparty, reference }: Transaction, amount: number) => {
    const body = transfer(counterparty, amount, { id, description: reference });
    const received = await redeliver(() => club.monzoWebhook.receive(delivery.parse(body)));
    return received.outcome;
  };
  const actions: Actions = {
    deliver: (of) => receive(of, of.amount),
    async enter(of, who) {
      if (entries.has(of.id)) return;
      const writeOff = of.isWriteOff ? { source: 'write_off' as const, notes: 'moved away' } : {};
      const body = of.isClubs
        ? { club: true as const, amount: of.amount, notes: 'balls and bibs' }
        : { player_id: player(who), amount: of.amount, ...writeOff };
      entries.set(of.id, (await club.cash.enter(body, of.id, BY)).id);
    },
    contradict: async (of) => (await store.payments.get(of.id)) && receive(of, of.amount + ++made),
    decide(of, decision, payer, move_names = false) {
      const id = idOf(of);
      const remember = payer !== undefined && payer !== 'accepted';
      if (decision === 'ignored') return club.corrections.ignore(id, { remember }, null, BY);
      if (decision === 'unmatched') return club.corrections[payer ? 'unignore' : 'unassign'](id, null, BY);
      const allocations = [...decision.matchAll(/(\d+):(-?\d+)/g)].map(([, who, amount]) => ({
        ...(Number(who) === CLUB ? { club: true as const } : { player_id: player(Number(who)) }),
        amount: Number(amount),
      }));
      return club.corrections.assign(id, { allocations, remember, move_names }, null, BY);
    },
    undo: (of) => club.corrections.undo(idOf(of), null, BY),
    name: (who, accepted_bank_names, move_names = false) =>
      club.players.update(player(who), { accepted_bank_names, move_names }, null, BY),
    attend: (index, who, heads) =>
      heads > 0
        ? club.fixtures.join(game(index), player(who), { guests: heads - 1 }, null, BY)
        : club.fixtures.leave(game(index), player(who), null, BY),
    attendAll(index, all) {
      const moves = all.map(([who, heads]) => ({
        player_id: player(who),
        out: heads === 0,
        guests: Math.max(0, heads - 1),
      }));
      return club.fixtures.move(game(index), { moves }, null, BY);
    },
    undoAttendance: (index) => club.fixtures.undo(game(index), null, BY),
    async change(index, facts, following) {
      if ('fee' in facts) return club.fixtures.update(game(index), { ...facts, following }, null, BY);
      if ('places' in facts)
        return club.fixtures.update(game(index), { max_players: facts.places, following }, null, BY);
      if (facts.isOff) return club.fixtures.cancel(game(index), { following }, null, BY);
      // As the undo of a cancellation does, which puts the games back on one by one.
      for (const one of followedFrom(index, following, hour))
        await club.fixtures.restore(game(one), null, BY);
    },
    remind: (who, promised_on) =>
      club.reminders.note(player(who), promised_on ? { promised_on } : { reminded: true }, null, BY),
    wait: async (hours) => clock.set(timeAt((hour += hours))),
  };
  return {
    actions,
    players,
    games,
    services: () => club,
    /** The number of what was entered by hand, or the id of the bank's payment. */
    entryAt: (id: string) => [...entries].find(([, stored]) => stored === id)?.[0] ?? id,
    audit: () => store.audit(),
    rename: (who: number, name: string) => club.players.update(player(who), { name }, null, BY),
    archive: (who: number, archived: boolean) => club.players.update(player(who), { archived }, null, BY),
    /** Stops and starts the server, which credits the payments that a failure left uncredited. */
    async restart() {
      store = await stage.reopen();
      club = start();
      await club.matching.creditStragglers();
    },
  };
}

/** Delivers as the bank does, which tries up to five times while the store is unavailable. */
async function redeliver<Answer>(deliver: () => Promise<Answer>, attempt = 1): Promise<Answer> {
  try {
    return await deliver();
  } catch (error) {
    if (!(error instanceof StoreError) || error.kind !== 'unavailable' || attempt === 5) throw error;
    return redeliver(deliver, attempt + 1);
  }
}
