import fc from 'fast-check';
import { attend, cancel, changeFee, changePlaces, paste, slip, undoAttendance } from './game-steps.ts';
import {
  type Decision,
  CLUB,
  ENTRIES,
  HOLDERS,
  NAMES,
  PAYMENTS,
  PLAYERS,
  type Transaction,
} from './scene.ts';
import type { Step } from './step.ts';

const aPayment = fc.integer({ min: 1, max: PAYMENTS });
const anEntry = fc.integer({ min: PAYMENTS + 1, max: PAYMENTS + ENTRIES.length });
const anyPayment = fc.integer({ min: 1, max: PAYMENTS + ENTRIES.length });
const aPlayer = fc.nat(PLAYERS.length - 1);
const aHolder = fc.nat(CLUB);
const twoHolders = fc.subarray([0, 1, 2, CLUB], { minLength: 2, maxLength: 2 });
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

const anyCredit = fc.record({
  id: anyPayment,
  who: aHolder,
  too: fc.constantFrom('not the name', 'not the name', 'its name', 'its name from another'),
});
const assign = anyCredit.map(assigning);

/** A payment is credited by mistake, which is noticed at once. */
const wrongCredit = anyCredit.map((credit) => [assigning(credit), undoing(credit.id)]);

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

const undo = anyPayment.map(undoing);

const name = fc.tuple(aPlayer, fc.subarray(NAMES), sometimes).map(([who, names, moves]): Step => ({
  say: `${PLAYERS[who]}’s bank names are now ${names.join(', ') || 'none'}${moves ? ', whoever has them' : ''}`,
  does: (club) => club.name(who, names, moves),
}));

const remind = fc
  .tuple(aPlayer, fc.constantFrom(undefined, '2026-12-04', '2026-12-11'))
  .map(([who, day]): Step => ({
    say: `${PLAYERS[who]} ${day === undefined ? 'is reminded' : `says they will pay on ${day}`}`,
    does: (club) => club.remind(who, day),
  }));

const wait = fc.constantFrom(1, 12, 24, 24, 168).map((hours): Step => ({
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
const anyStep = fc.oneof(
  { arbitrary: deliver, weight: 4 },
  ...[assign, undo, name, attend].map((arbitrary) => ({ arbitrary, weight: 3 })),
  ...[split, back, ignore, enter, slip, wrongCredit, remind, wait].map((arbitrary) => ({
    arbitrary,
    weight: 2,
  })),
  ...[contradict, wrongSplit, undoAttendance, paste, cancel, changeFee, changePlaces],
  ...[rename, archive],
  fc.constant(RESTART),
);

/** Any steps of a story. */
export const anySteps = fc
  .array(anyStep, { minLength: 1, maxLength: 60, size: 'max' })
  .map((steps) => steps.flat());

function assigning({ id, who, too }: { id: number; who: number; too: keyof typeof nameToo }): Step {
  return {
    say: `Payment ${id} is ${HOLDERS[who]}’s${nameToo[too]}`,
    does: (club, at) =>
      club.decide(
        at(id),
        byHand(at(id), [who]),
        too === 'not the name' ? 'accepted' : who,
        too === 'its name from another',
      ),
  };
}

function undoing(id: number): Step {
  return {
    say: `The last change of payment ${id} is undone`,
    does: (club, at) => club.undo(at(id)),
  };
}

/** Credits one player with the whole amount, or two players with `cut` pence and the rest. */
function byHand({ amount }: Transaction, [first = 0, second]: number[], cut = amount): Decision {
  return second === undefined
    ? `by hand ${first}:${amount}`
    : `by hand ${first}:${cut} ${second}:${amount - cut}`;
}
