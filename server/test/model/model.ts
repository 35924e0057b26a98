import type { Decision, Actions, Game, Parties, Standing, Transaction } from './scene.ts';
import { GAMES, newGame, sum } from './scene.ts';

/** Models what the club should show. The last decision about a payment counts. A bank name makes only the first one. */
export function createModel() {
  const standings = new Map<string, Standing>();
  const ledger = new Map<Transaction, Decision[]>();
  const conflicts = new Set<Transaction>();
  const games = GAMES.map(newGame);
  let hour = 0;
  const ownerOf = (names: string[]) => names.map((name) => standings.get(name)).find(Number.isInteger);
  const isTaken = (name: string, by: Standing) => (ownerOf([name]) ?? by) !== by;
  const headsIn = (parties: Parties) => sum([...parties.values()].map((one) => (one.isIn ? one.heads : 0)));

  const actions: Actions = {
    deliver(of) {
      const isOurs = ownerOf(of.amount < 0 ? [of.payer] : of.names) !== undefined;
      const isWanted = of.amount > 0 && standings.get(of.payer) !== 'ignored';
      if ((isOurs || isWanted) && !ledger.has(of)) ledger.set(of, [of.amount > 0 ? 'new' : 'unmatched']);
    },
    contradict: (of) => ledger.has(of) && conflicts.add(of),
    decide(of, decision, payer) {
      const decisions = ledger.get(of);
      const isOthers = payer !== undefined && isTaken(of.payer, payer);
      if (!decisions || (isOthers && payer !== 'accepted')) return;
      if (payer !== undefined && !isOthers) standings.set(of.payer, payer);
      if (conflicts.delete(of) || decisions.at(-1) !== decision) decisions.push(decision);
    },
    undo(of) {
      const [last, before] = ledger.get(of)?.toReversed() ?? [];
      const back = before === 'new' ? 'unmatched' : before;
      if (back) actions.decide(of, back, last === 'ignored' && back !== 'ignored' ? 'accepted' : undefined);
    },
    name(who, names) {
      if (names.some((name) => isTaken(name, who))) return;
      for (const [name, owner] of standings) if (owner === who) standings.delete(name);
      for (const name of names) standings.set(name, who);
    },
    attend(game, who, heads) {
      const { parties, places, isOff, kickOff } = games[game] as Game;
      const { heads: before, isIn } = parties.get(who) ?? { heads: 0, isIn: false };
      const isFull = isIn && heads > before && kickOff > hour && headsIn(parties) + heads - before > places;
      if (isOff || isFull) return;
      parties.set(who, { heads, isIn: isIn || kickOff <= hour });
      if (heads === 0) parties.delete(who);
    },
    change: (game, facts) => Object.assign(games[game] as Game, facts),
    wait: (hours) => (hour += hours),
  };

  function settle() {
    for (const [of, decisions] of ledger) {
      const isOpen = decisions.at(-1) === 'new' && !conflicts.has(of);
      const who = isOpen ? ownerOf(of.names) : undefined;
      if (who !== undefined) decisions.push(`by name ${who}:${of.amount}`);
    }
    for (const { parties, places } of games.filter(({ kickOff }) => kickOff > hour))
      for (const party of parties.values()) party.isIn ||= headsIn(parties) + party.heads <= places;
  }
  return { actions, settle, standings, ledger, conflicts, games, hour: () => hour };
}
