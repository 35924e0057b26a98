type Party = { who: number; guests: number; isIn: boolean };
type Game = { kickOff: number; fee: number; max: number; isOff: boolean; parties: Party[] };

/** Who is in and what it costs them, for stories to be held against. Kick-offs and `clock` in hours. */
export function createGamesModel(kickOffs: readonly number[], clock: { hour: number }) {
  const games = kickOffs.map((kickOff): Game => ({ kickOff, fee: 500, max: 3, isOff: false, parties: [] }));
  const gameOf = (index: number) => games[index] as Game;
  const isOver = ({ kickOff }: Game) => kickOff <= clock.hour;
  const heads = (parties: Party[], isIn = true) =>
    parties.reduce((sum, party) => sum + (party.isIn === isIn ? 1 + party.guests : 0), 0);
  const seat = (index: number, change: Partial<Game>) => {
    const game = Object.assign(gameOf(index), change);
    if (!isOver(game))
      for (const party of game.parties) party.isIn ||= heads(game.parties) + 1 + party.guests <= game.max;
    return 'ok';
  };
  const feeOf = (game: Game, who: number) => {
    const party = game.parties.find((other) => other.who === who && other.isIn && !game.isOff);
    return party ? game.fee * (1 + party.guests) : 0;
  };
  return {
    ...{ games, heads, seat },
    join(index: number, who: number, guests: number) {
      const game = gameOf(index);
      const present = game.parties.find((party) => party.who === who);
      const fits = heads(game.parties.filter((party) => party !== present)) + 1 + guests <= game.max;
      const mayBeIn = fits || isOver(game) || (!!present?.isIn && guests <= present.guests);
      if (game.isOff) return 'fixture_cancelled';
      if (present?.isIn && !mayBeIn) return 'fixture_full';
      const joined = { who, guests, isIn: mayBeIn };
      return seat(index, {
        parties: present
          ? game.parties.map((party) => (party === present ? joined : party))
          : [...game.parties, joined],
      });
    },
    leave(index: number, who: number) {
      const game = gameOf(index);
      if (game.isOff) return 'fixture_cancelled';
      const parties = game.parties.filter((party) => party.who !== who);
      return parties.length === game.parties.length ? 'not_found' : seat(index, { parties });
    },
    feesOf: (who: number) => games.filter(isOver).reduce((sum, game) => sum + feeOf(game, who), 0),
    /** What each game has collected when the players paid so much: played ones first, each by kick-off. */
    collected(paid: number[]) {
      const left = paid.map((amount) => Math.max(0, amount));
      const inTurn = games.toSorted(
        (one, other) => Number(isOver(other)) - Number(isOver(one)) || one.kickOff - other.kickOff,
      );
      const parts = new Map(
        inTurn.map((game) => [
          game,
          left.reduce((sum, amount, who) => {
            const part = Math.min(amount, feeOf(game, who));
            left[who] = amount - part;
            return sum + part;
          }, 0),
        ]),
      );
      return games.map((game) => parts.get(game));
    },
  };
}
