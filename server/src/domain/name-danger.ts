/** Why a bank name with this key may credit the wrong person, in a sentence, or `null`. */
export function nameDanger(key: string): string | null {
  if ([...key].length < SHORTEST) return 'This is so short that somebody else’s bank may show it too.';
  if (COMMON.has(key)) return 'Anybody may write this as a reference, so it could credit the wrong person.';
  return null;
}

const SHORTEST = 4;

/** What people write when they pay for a game, without spaces as keys are. */
const COMMON = new Set(
  `5ASIDE BANKTRANSFER CASH DEBT FEES FIVEASIDE FIVES FOOTBALL FOOTBALLFEES FOOTBALLMONEY FOOTBALLSUBS FOOTIE FOOTY
  FOOTYMONEY FRIDAY GAME GOALS MATCH MATCHFEE MATCHFEES MONDAY MONEY PAYMENT PITCH PITCHFEE PLAYER REFERENCE SATURDAY
  SOCCER SUBS SUNDAY SWEEP THANKS THURSDAY TRANSFER TUESDAY WEDNESDAY WEEKLY`.split(/\s+/),
);
