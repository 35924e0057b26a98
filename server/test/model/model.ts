import type { Decision, Actions, Game, Parties, Standing, Transaction } from './scene.ts';
import { CLUB, followedFrom, GAMES, newGame, sum, timeAt } from './scene.ts';

/**
 * A decision about a payment, and the player who got the payer's name with it, or lost it again by an undo. `from` is the
 * player who had the name before, or has it again since the undo.
 */
type Decided = { decision: Decision; gave?: number; took?: number; from?: number | undefined };

/** A game as it was after the last step, and who was on it before a change that can be undone. */
type Seen = { facts: string; parties: Parties; undoable: Parties | null };

/** What is noted about somebody who owes money. */
export type Reminder = { reminded?: string; promised?: string };

/** Models what the club should show. The last decision about a payment counts. A bank name makes only the first one. */
export function createModel() {
  const standings = new Map<string, Standing>();
  const ledger = new Map<Transaction, Decided[]>();
  const conflicts = new Set<Transaction>();
  const games = GAMES.map(newGame);
  const seen = games.map(seenOf);
  const reminders = new Map<number, Reminder>();
  let hour = 0;
  const ownerOf = (names: string[]) =>
    names.map((name) => standings.get(name)).find((standing) => typeof standing === 'number');
  const isTaken = (name: string, by: Standing) => (ownerOf([name]) ?? by) !== by;
  const headsIn = (parties: Parties) => sum([...parties.values()].map((one) => (one.isIn ? one.heads : 0)));

  const owes = (who: number) => {
    const decided = [...ledger.values()].map((decisions) => decisions.at(-1)?.decision ?? '').join(' ');
    const credits = [...decided.matchAll(new RegExp(` ${who}:(-?\\d+)`, 'g'))].map(([, amount]) =>
      Number(amount),
    );
    const played = games.filter(({ isOff, kickOff }) => !isOff && kickOff <= hour);
    const fees = played.map(({ fee, parties }) =>
      parties.get(who)?.isIn ? fee * (parties.get(who)?.heads ?? 0) : 0,
    );
    return sum(fees) - sum(credits);
  };

  const actions: Actions = {
    deliver(of) {
      const isOurs = ownerOf(of.amount < 0 ? [of.payer] : of.names) !== undefined;
      const isWanted = of.amount > 0 && standings.get(of.payer) !== 'ignored';
      if ((isOurs || isWanted) && !ledger.has(of))
        ledger.set(of, [{ decision: of.amount > 0 ? 'new' : 'unmatched' }]);
    },
    enter(of, who) {
      if (ledger.has(of) || (of.isWriteOff && of.amount > owes(who))) return;
      ledger.set(of, [{ decision: `by hand ${of.isClubs ? CLUB : who}:${of.amount}` }]);
    },
    contradict: (of) => ledger.has(of) && conflicts.add(of),
    decide(of, decision, payer, moves = false) {
      const last = ledger.get(of)?.at(-1);
      // No payer's name is the club's.
      if (payer === CLUB) return;
      const isOthers = payer !== undefined && isTaken(of.payer, payer) && !moves;
      if (!last || (isOthers && payer !== 'accepted') || !isAllowed(of, last, decision, payer)) return;
      const isNew = typeof payer === 'number' && standings.get(of.payer) !== payer;
      const gave = isNew ? { gave: payer, from: ownerOf([of.payer]) } : {};
      if (payer !== undefined && !isOthers && of.payer !== '') standings.set(of.payer, payer);
      if (conflicts.delete(of) || last.decision !== decision) ledger.get(of)?.push({ decision, ...gave });
      else Object.assign(last, gave);
    },
    undo(of) {
      const [last, before] = ledger.get(of)?.toReversed() ?? [];
      const back = before ? (before.decision === 'new' ? 'unmatched' : before.decision) : 'void';
      if (!last || (!before && !isByHand(of))) return;
      if (of.isWriteOff && last.decision === 'void' && of.amount > owes(creditedBy(before))) return;
      const undone: Decided = { decision: back };
      if (last.gave !== undefined) {
        if (standings.get(of.payer) === last.gave) {
          Object.assign(undone, { took: last.gave, from: last.from });
          if (last.from === undefined) standings.delete(of.payer);
          else standings.set(of.payer, last.from);
        }
      } else if (last.took !== undefined) {
        const owner = ownerOf([of.payer]);
        if (isTaken(of.payer, last.took) && owner !== last.from) return;
        if (owner !== last.took) Object.assign(undone, { gave: last.took, from: owner });
        standings.set(of.payer, last.took);
      }
      conflicts.delete(of);
      if (last.decision === 'ignored' && back !== 'ignored' && !isTaken(of.payer, 'accepted'))
        standings.set(of.payer, 'accepted');
      ledger.get(of)?.push(undone);
    },
    name(who, names, moves = false) {
      if (!moves && names.some((name) => isTaken(name, who))) return;
      for (const [name, owner] of standings) if (owner === who) standings.delete(name);
      for (const name of names) standings.set(name, who);
    },
    attend(game, who, heads) {
      const { parties, places, isOff, kickOff } = games[game] as Game;
      const { heads: before, isIn } = parties.get(who) ?? { heads: 0, isIn: false };
      const isFull = isIn && heads > before && kickOff > hour && headsIn(parties) + heads - before > places;
      if (isOff || isFull) return 'refused';
      parties.set(who, { heads, isIn: isIn || kickOff <= hour });
      if (heads === 0) parties.delete(who);
      return promote(games[game] as Game);
    },
    attendAll(game, moves) {
      const before = structuredClone((games[game] as Game).parties);
      if (moves.some(([who, heads]) => actions.attend(game, who, heads) === 'refused'))
        (games[game] as Game).parties = before;
    },
    undoAttendance(game) {
      const { undoable } = seen[game] as Seen;
      if (undoable) (games[game] as Game).parties = structuredClone(undoable);
    },
    change(game, facts, isFollowed) {
      for (const one of followedFrom(game, isFollowed, hour)) Object.assign(games[one] as Game, facts);
    },
    remind(who, promised) {
      const note = promised === undefined ? { reminded: timeAt(hour) } : { promised };
      reminders.set(who, { ...reminders.get(who), ...note });
    },
    wait: (hours) => (hour += hours),
  };

  function promote({ kickOff, parties, places }: Game) {
    if (kickOff <= hour) return;
    for (const party of parties.values()) party.isIn ||= headsIn(parties) + party.heads <= places;
  }

  function settle() {
    for (const [of, decisions] of ledger) {
      const isOpen = decisions.at(-1)?.decision === 'new' && !conflicts.has(of);
      const who = isOpen ? ownerOf(of.names) : undefined;
      if (who !== undefined) decisions.push({ decision: `by name ${who}:${of.amount}` });
    }
    games.forEach(promote);
    for (const [index, game] of games.entries()) seen[index] = seenNext(seen[index] as Seen, game);
    for (const who of reminders.keys()) if (owes(who) <= 0) reminders.delete(who);
  }
  return { actions, settle, standings, ledger, conflicts, games, reminders, hour: () => hour };
}

/** Only the last change of a game can be undone, and only if it did nothing but put somebody in or out. */
function seenNext(last: Seen, game: Game): Seen {
  const next = seenOf(game);
  if (next.facts !== last.facts) return next;
  const isSame = JSON.stringify([...next.parties]) === JSON.stringify([...last.parties]);
  return { ...next, undoable: isSame ? last.undoable : last.parties };
}

const seenOf = ({ fee, places, isOff, parties }: Game): Seen => ({
  facts: JSON.stringify([fee, places, isOff]),
  parties: structuredClone(parties),
  undoable: null,
});

const isByHand = ({ names }: Transaction) => names.length === 0;

/** The player whom a decision credits alone. */
const creditedBy = (decided: Decided | undefined): number =>
  Number(/ (\d):/.exec(decided?.decision ?? '')?.[1]);

/** What was entered by hand always belongs to somebody and has no payer. What was taken back stays so until it is undone. */
const isAllowed = (of: Transaction, last: Decided, decision: Decision, payer?: Standing) =>
  !isByHand(of) ||
  (!of.isWriteOff &&
    last.decision !== 'void' &&
    decision.startsWith('by hand') &&
    (payer ?? 'accepted') === 'accepted');
