import fc from 'fast-check';
import { GAMES, PLAYERS } from './scene.ts';
import type { Step } from './step.ts';

const aPlayer = fc.nat(PLAYERS.length - 1);
// More happens about the games that are played soon.
const aGame = fc.constantFrom(0, 0, 1, 1, 2, 3);
const orFollowed = (game: number, isFollowed: boolean) =>
  `${GAMES[game]} game${isFollowed ? ', with the later ones of its series,' : ''}`;

/** Somebody joins, brings more or fewer, or leaves. */
export const attend = fc.tuple(aGame, aPlayer, fc.constantFrom(0, 1, 1, 2, 3)).map(attending);

/** Somebody is put in or out by mistake. */
export const slip = fc
  .tuple(aGame, aPlayer, fc.nat(3))
  .map(([game, who, heads]) => [attending([game, who, heads]), undoingAttendance(game)]);

/** The group's list is pasted. Somebody may leave and line up again at the end. */
export const paste = fc
  .tuple(aGame, fc.array(fc.tuple(aPlayer, fc.nat(3)), { minLength: 2, maxLength: 5 }), fc.boolean())
  .map(([game, moves, isUndone]) => {
    const list = moves.map(([who, heads]) => `${PLAYERS[who]} ${heads}`).join(', ');
    const step: Step = {
      say: `This list is pasted for the ${GAMES[game]} game: ${list}`,
      does: (club) => club.attendAll(game, moves),
    };
    return isUndone ? [step, undoingAttendance(game)] : [step];
  });

export const undoAttendance = aGame.map(undoingAttendance);

export const cancel = fc.tuple(aGame, fc.boolean(), fc.boolean()).map(([game, isOff, isFollowed]): Step => ({
  say: `The ${orFollowed(game, isFollowed)} is ${isOff ? 'cancelled' : 'on again'}`,
  does: (club) => club.change(game, { isOff }, isFollowed),
}));

export const changeFee = fc
  .tuple(aGame, fc.constantFrom(0, 333, 500), fc.boolean())
  .map(([game, fee, isFollowed]): Step => ({
    say: `The fee of the ${orFollowed(game, isFollowed)} is now ${fee} pence`,
    does: (club) => club.change(game, { fee }, isFollowed),
  }));

export const changePlaces = fc
  .tuple(aGame, fc.integer({ min: 1, max: 5 }), fc.boolean())
  .map(([game, places, isFollowed]): Step => ({
    say: `The ${orFollowed(game, isFollowed)} now takes ${places}`,
    does: (club) => club.change(game, { places }, isFollowed),
  }));

function attending([game, who, heads]: [game: number, who: number, heads: number]): Step {
  const company = ['leaves', 'joins', 'joins with a guest in', 'joins with 2 guests in'][heads];
  return {
    say: `${PLAYERS[who]} ${company} the ${GAMES[game]} game`,
    does: (club) => club.attend(game, who, heads),
  };
}

function undoingAttendance(game: number): Step {
  return {
    say: `The last change of who plays in the ${GAMES[game]} game is undone`,
    does: (club) => club.undoAttendance(game),
  };
}
