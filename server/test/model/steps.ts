import fc from 'fast-check';
import type { RealClub } from './real-club.ts';
import {
  type Decision,
  type Actions,
  CLUB,
  ENTRIES,
  GAMES,
  HOLDERS,
  NAMES,
  PAYMENTS,
  PLAYERS,
  type Transaction,
} from './scene.ts';

/**
 * One step of a story and its sentence. `does` acts on the model and the club alike. `distracts` acts on the club only,
 * and must not change anything that the model knows.
 */
export type Step = {
  say: string;
  does?: (club: Actions, at: Bank) => unknown;
  distracts?: (club: RealClub, at: Bank) => Promise<unknown>;
};

/** The bank's payment of this number. */
export type Bank = (payment: number) => Transaction;

const aPayment = fc.integer({ min: 1, max: PAYMENTS });
const anEntry = fc.integer({ min: PAYMENTS + 1, max: PAYMENTS + ENTRIES.length });
const anyPayment = fc.integer({ min: 1, max: PAYMENTS + ENTRIES.length });
const aPlayer = fc.nat(PLAYERS.length - 1);
const aHolder = fc.nat(CLUB);
const twoHolders = fc.subarray([0, 1, 2, CLUB], { minLength: 2, maxLength: 2 });
const aGame = fc.nat(GAMES.length - 1);
const sometimes = fc.constantFrom(false, false, true);

/** Delivers several payments at once, some for the first time and some again. */
const deliver = fc.uniqueArray(aPayment, { minLength: 1 }).map((ids): Step => ({
  say: ids.length > 1 ? `Payments ${ids.join(', ')} come, all at once` : `Payment ${ids[0]} comes`,
  does: (club, at) => Promise.all(ids.map((id) => club.deliver(at(id)))),
}));

const enter = fc.tuple(anEntry, aPlayer).map(([id, who]): Step => ({
  say: `Payment ${id} is entered for ${HOLDERS[ENTRIES[id - PAYMENTS - 1]?.isClubs ? CLUB : who]}`,
  does: (club, at) => club.enter(at(id), who),
}));

const contradict = aPayment.map((id): Step => ({
  say: `The bank says another amount for payment ${id}`,
  does: (club, at) => club.contradict(at(id)),
}));

const nameToo = {
  'not the name': '',
  'its name': ', and so is its payer’s name',
  'its name from another': ', and so is its payer’s name, whoever has it',
} as const;

const assign = fc
  .tuple(
    anyPayment,
    aHolder,
    fc.constantFrom('not the name', 'not the name', 'its name', 'its name from another'),
  )
  .map(([id, who, too]): Step => ({
    say: `Payment ${id} is ${HOLDERS[who]}’s${nameToo[too]}`,
    does: (club, at) =>
      club.decide(
        at(id),
        byHand(at(id), [who]),
        too === 'not the name' ? 'accepted' : who,
        too === 'its name from another',
      ),
  }));

const split = fc
  .tuple(anyPayment, twoHolders, fc.constantFrom('a penny', 'a third', 'half'))
  .map(([id, players, part]): Step => {
    const [first, second] = players.map((who) => HOLDERS[who]);
    return {
      say: `Of payment ${id}, ${part} is ${first}’s and the rest ${second}’s`,
      does: (club, at) => {
        const { amount } = at(id);
        const cut = {
          'a penny': Math.sign(amount),
          'a third': Math.trunc(amount / 3),
          half: Math.trunc(amount / 2),
        };
        return club.decide(at(id), byHand(at(id), players, cut[part]), 'accepted');
      },
    };
  });

const wrongSplit = fc.tuple(aPayment, twoHolders, sometimes).map(([id, players, isOff]): Step => ({
  say: isOff ? `A split of payment ${id} is a penny off` : `A part of payment ${id} has the wrong sign`,
  async distracts({ actions }, at) {
    const { amount } = at(id);
    const wrong = isOff
      ? byHand({ ...at(id), amount: amount + 1 }, players, amount)
      : byHand(at(id), players, -amount);
    return actions.decide(at(id), wrong, 'accepted');
  },
}));

const back = fc
  .tuple(anyPayment, fc.constantFrom('taken off whom it credits', 'put back into the inbox'))
  .map(([id, how]): Step => ({
    say: `Payment ${id} is ${how}`,
    does: (club, at) =>
      club.decide(at(id), 'unmatched', how === 'put back into the inbox' ? 'accepted' : undefined),
  }));

const ignore = fc.tuple(anyPayment, sometimes).map(([id, remember]): Step => ({
  say: `Payment ${id} is ignored${remember ? ', and so is its payer from now on' : ''}`,
  does: (club, at) => club.decide(at(id), 'ignored', remember ? 'ignored' : undefined),
}));

const undo = anyPayment.map((id): Step => ({
  say: `The last change of payment ${id} is undone`,
  does: (club, at) => club.undo(at(id)),
}));

const name = fc.tuple(aPlayer, fc.subarray(NAMES), sometimes).map(([who, names, moves]): Step => ({
  say: `${PLAYERS[who]}’s bank names are now ${names.join(', ') || 'none'}${moves ? ', whoever has them' : ''}`,
  does: (club) => club.name(who, names, moves),
}));

const join = fc.tuple(aGame, aPlayer, fc.nat(2)).map(([game, who, guests]): Step => ({
  say: `${PLAYERS[who]} joins the ${GAMES[game]} game with ${['no guest', 'a guest', '2 guests'][guests]}`,
  does: (club) => club.attend(game, who, 1 + guests),
}));

const leave = fc.tuple(aGame, aPlayer).map(([game, who]): Step => ({
  say: `${PLAYERS[who]} leaves the ${GAMES[game]} game`,
  does: (club) => club.attend(game, who, 0),
}));

const cancel = fc.tuple(aGame, fc.boolean()).map(([game, isOff]): Step => ({
  say: `The ${GAMES[game]} game is ${isOff ? 'cancelled' : 'on again'}`,
  does: (club) => club.change(game, { isOff }),
}));

const changeFee = fc.tuple(aGame, fc.constantFrom(0, 333, 500)).map(([game, fee]): Step => ({
  say: `The fee of the ${GAMES[game]} game is now ${fee} pence`,
  does: (club) => club.change(game, { fee }),
}));

const changePlaces = fc.tuple(aGame, fc.integer({ min: 1, max: 5 })).map(([game, places]): Step => ({
  say: `The ${GAMES[game]} game now takes ${places}`,
  does: (club) => club.change(game, { places }),
}));

const wait = fc.constantFrom(1, 12, 24).map((hours): Step => ({
  say: hours === 1 ? 'An hour passes' : `${hours} hours pass`,
  does: (club) => club.wait(hours),
}));

const rename = fc.tuple(aPlayer, fc.constantFrom('Alex', 'Sam')).map(([who, newName]): Step => ({
  say: `${PLAYERS[who]} is called ${newName} from now on`,
  distracts: (club) => club.rename(who, newName),
}));

const archive = fc.tuple(aPlayer, fc.boolean()).map(([who, archived]): Step => ({
  say: `${PLAYERS[who]} is ${archived ? 'archived' : 'active again'}`,
  distracts: (club) => club.archive(who, archived),
}));

export const RESTART: Step = {
  say: 'The server is stopped and started',
  distracts: (club) => club.restart(),
};

/** The steps that concern money are more frequent than the others. */
export const anyStep = fc.oneof(
  { arbitrary: deliver, weight: 4 },
  ...[assign, undo, name, join].map((arbitrary) => ({ arbitrary, weight: 3 })),
  ...[split, back, ignore, enter].map((arbitrary) => ({ arbitrary, weight: 2 })),
  ...[contradict, wrongSplit, leave, cancel, changeFee, changePlaces, wait, rename, archive],
  fc.constant(RESTART),
);

/** Credits one player with the whole amount, or two players with `cut` pence and the rest. */
function byHand({ amount }: Transaction, [first = 0, second]: number[], cut = amount): Decision {
  return second === undefined
    ? `by hand ${first}:${amount}`
    : `by hand ${first}:${cut} ${second}:${amount - cut}`;
}
