/** Words about money that is no player's. */
export const clubTexts = {
  add: 'Other income or costs',
  title: 'Other income or costs',
  why: 'A pitch refund, balls and bibs, the kitty: it counts for the club, and nobody’s balance changes.',
  way: 'Which way it went',
  cameIn: 'Came in',
  spent: 'Spent',
  amount: 'Amount',
  what: 'What for',
  whatNeeded: 'Say what for, for example “balls and bibs”.',
  enter: 'Enter',
  enterIncome: (money: string) => `Enter ${money} that came in`,
  enterCost: (money: string) => `Enter ${money} spent`,
  income: (money: string, what: string) => `${money} came in: ${what}`,
  cost: (money: string, what: string) => `${money} spent: ${what}`,
  pick: 'No player’s: it’s the club’s',
};
