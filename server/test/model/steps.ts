import fc from 'fast-check';
import { createGamesModel } from './games-model.ts';
import { createMoneyModel, type Transaction } from './money-model.ts';
import type { RealClub } from './real-club.ts';

export const PLAYERS = ['Ash', 'Bo', 'Cat'];
export const KICK_OFFS = [24, 48, 72];
const NAMES = ['ASH A', 'BO B', 'MUM', 'JOINT'];
const TRANSACTIONS = 6;

export type Model = ReturnType<typeof createModel>;

/** What the club should be; `turn` counts the steps. */
export function createModel(bank: readonly Transaction[]) {
  const clock = { hour: 0 };
  const money = createMoneyModel(bank, PLAYERS.length);
  return { bank, clock, turn: 0, ...money, ...createGamesModel(KICK_OFFS, clock) };
}

/** One deed: told in words, done to the model, then to the real club; each says how it is answered. */
export type Step = {
  say: string;
  model: (model: Model) => unknown;
  real: (club: RealClub, model: Model) => Promise<unknown>;
};

/** What the bank will tell: some payers have no name, some money goes out. */
export const anyBank = fc.array(
  fc.record({
    payer: fc.constantFrom('', ...NAMES),
    description: fc.constantFrom(...NAMES, 'FOOTBALL'),
    amount: fc.constantFrom(500, 1001, 2000, -500, 250),
  }),
  { minLength: TRANSACTIONS, maxLength: TRANSACTIONS },
);

const aPayment = fc.nat(TRANSACTIONS - 1);
const aPlayer = fc.nat(PLAYERS.length - 1);
const aGame = fc.nat(KICK_OFFS.length - 1);
const listed = (ids: number[]) => ids.map((id) => `payment ${id}`).join(', ');

const deliver = fc.uniqueArray(aPayment, { minLength: 1 }).map((ids): Step => ({
  say: `${listed(ids)} come${ids.length > 1 ? ' at once' : 's'}`,
  model: (model) => ids.map(model.deliver),
  real: (club) => Promise.all(ids.map(club.deliver)),
}));

const doubt = aPayment.map((id): Step => ({
  say: `the bank takes back what it said of ${listed([id])}`,
  model: (model) => model.doubt(id),
  real: (club, model) => (model.ledger.has(id) ? club.doubt(id, model.turn) : Promise.resolve('not_found')),
}));

const assign = fc
  .tuple(
    aPayment,
    aPlayer,
    aPlayer,
    fc.constantFrom(1, 250, 600, -250),
    fc.boolean(),
    fc.constantFrom(0, 0, 0, 1),
  )
  .map(([id, one, other, cut, remember, spare]): Step => {
    const parts = ({ bank }: Model) =>
      one === other
        ? [[one, (bank[id]?.amount ?? 0) + spare]]
        : [
            [one, cut],
            [other, (bank[id]?.amount ?? 0) - cut + spare],
          ];
    const how =
      one === other
        ? `is ${PLAYERS[one]}’s`
        : `is ${cut} pence ${PLAYERS[one]}’s, the rest ${PLAYERS[other]}’s`;
    return {
      say: `${listed([id])} ${how}${spare ? ' and a penny' : ''}${remember ? ', name and all' : ''}`,
      model: (model) => model.assign(id, parts(model), remember),
      real: (club, model) => club.assign(id, parts(model), remember),
    };
  });

const correct = fc
  .tuple(aPayment, fc.constantFrom('unassign', 'unignore', 'undo'))
  .map(([id, deed]): Step => ({
    say: `${deed} ${listed([id])}`,
    model: (model) => model[deed](id),
    real: (club) => club[deed](id),
  }));

const ignore = fc.tuple(aPayment, fc.boolean()).map(([id, remember]): Step => ({
  say: `ignore ${listed([id])}${remember ? ' and its payer' : ''}`,
  model: (model) => model.ignore(id, remember),
  real: (club) => club.ignore(id, remember),
}));

const rename = fc.tuple(aPlayer, fc.subarray(NAMES)).map(([who, names]): Step => ({
  say: `${PLAYERS[who]}’s bank names are now ${names.join(', ') || 'none'}`,
  model: (model) => model.rename(who, names),
  real: (club) => club.update(who, { accepted_bank_names: names }),
}));

const archive = fc.tuple(aPlayer, fc.boolean()).map(([who, archived]): Step => ({
  say: `${PLAYERS[who]} is ${archived ? '' : 'not '}archived`,
  model: () => 'ok',
  real: (club) => club.update(who, { archived }),
}));

const join = fc.tuple(aGame, aPlayer, fc.nat(2)).map(([game, who, guests]): Step => ({
  say: `${PLAYERS[who]} joins game ${game} with ${guests} guests`,
  model: (model) => model.join(game, who, guests),
  real: (club) => club.join(game, who, guests),
}));

const leave = fc.tuple(aGame, aPlayer).map(([game, who]): Step => ({
  say: `${PLAYERS[who]} leaves game ${game}`,
  model: (model) => model.leave(game, who),
  real: (club) => club.leave(game, who),
}));

const cancel = fc.tuple(aGame, fc.boolean()).map(([game, isOff]): Step => ({
  say: `game ${game} is ${isOff ? 'off' : 'on'}`,
  model: (model) => model.seat(game, { isOff }),
  real: (club) => club.cancel(game, isOff),
}));

const change = fc
  .tuple(
    aGame,
    fc.oneof(
      fc.record({ fee: fc.constantFrom(0, 333, 500) }),
      fc.record({ max: fc.integer({ min: 1, max: 5 }) }),
    ),
  )
  .map(([game, facts]): Step => ({
    say: `game ${game} has ${JSON.stringify(facts)}`,
    model: (model) => model.seat(game, facts),
    real: (club) => club.change(game, 'max' in facts ? { max_players: facts.max } : facts),
  }));

const wait = fc.constantFrom(1, 12, 24).map((hours): Step => ({
  say: `${hours} hours pass`,
  model: ({ clock }) => (clock.hour += hours),
  real: (club, { clock }) => Promise.resolve(club.setHour(clock.hour)),
}));

const restart: fc.Arbitrary<Step> = fc.constant({
  say: 'a restart',
  model: () => undefined,
  real: (club) => club.restart(),
});

/** Money moves more often than the rest. */
export const anyStep = fc.oneof(
  ...[deliver, assign, correct].map((arbitrary) => ({ arbitrary, weight: 4 })),
  ...[rename, join, ignore].map((arbitrary) => ({ arbitrary, weight: 2 })),
  ...[doubt, archive, leave, cancel, change, wait, restart],
);
