/** Words on the cards of payments that need the organiser. */
export const inboxTexts = {
  split: 'Split',
  other: 'Other',
  ignore: 'Ignore',
  choose: 'Choose a player',
  best: 'best guess',
  credit: 'Credit',
  creditAndRemember: 'Credit and remember',
  once: 'Just this once',
  someoneElse: 'Someone else',
  more: (payment: string) => `More about ${payment}`,
  open: 'Open the payment',
  remember: (name: string) => `Credit and remember ${name}`,
  refundTo: (name: string) => `Refund to ${name}`,
  alsoOwes: (reason: string, money: string) => `${reason}; owes ${money}`,
  refundHint: 'Did you give it back? Then choose who got it.',
  wentBack: 'This money was sent back later.',
  wentBackHow: 'If that settles it, ignore both.',
  givesBack: 'This sends back a payment that came before.',
  seeOther: 'See that payment',
  seeConflict: 'See what it said',
  arrived: (payment: string) => `${payment} needs you too`,
  creditedTo: (names: string) => `Credited to ${names}`,
  refundedTo: (names: string) => `Refund to ${names}`,
  setAside: 'Ignored',
};

/** Words of the toasts that say what was done with a payment. */
export const settledTexts = {
  credited: (money: string, names: string) => `${money} credited to ${names}`,
  refunded: (money: string, names: string) => `${money} refunded to ${names}`,
  others: (count: number) => (count === 1 ? '1 other payment too' : `${count} other payments too`),
  alsoCredited: (count: number) =>
    count === 1 ? '1 other payment is credited too' : `${count} other payments are credited too`,
  takenBack: (money: string) => `${money} is back under “Needs you”`,
  ignored: (money: string, payer: string) => `${money} from ${payer} ignored`,
  ignoredPayer: (payer: string) => `${payer} is ignored from now on`,
  undone: 'Undone',
  again: 'Redone',
  undoneAndForgotten: (name: string) => `Undone, and ${name} is forgotten`,
  undoneAndMovedBack: (name: string) => `Undone, and ${name} is back where it was`,
  forgotten: (name: string) => `${name} is forgotten`,
  remembered: (name: string, player: string) => `Payments from ${name} now go to ${player}`,
};

/** Words about giving the payer's name to the player, so that the next payment is credited automatically. */
export const rememberTexts = {
  remember: (name: string) => `Remember ${name}, so it is credited automatically next time`,
  question: (name: string) => `Remember ${name} all the same?`,
  yes: 'Remember it',
  no: 'Don’t remember it',
  belongsTo: (name: string, owner: string) => `Payments from ${name} go to ${owner} at the moment.`,
  move: (player: string) => `Move this name to ${player}`,
  leave: (owner: string) => `Leave it with ${owner}`,
};

export const pickTexts = {
  title: (payment: string) => `Whose is ${payment}?`,
  refundTitle: (payment: string) => `Who got ${payment}?`,
  withoutName: 'Switch “Remember” off to credit it all the same.',
};

export const ignoreTexts = {
  title: (payment: string) => `Ignore ${payment}?`,
  why: 'It stays on record and credits nobody. You can bring it back at any time.',
  reason: 'Why (optional)',
  payer: (name: string) => `Ignore ${name} from now on`,
  payerWhy: 'What they send from now on isn’t stored at all. You can undo this under All payments.',
  ignore: 'Ignore it',
  ignoreBoth: (name: string) => `Ignore it and ${name}`,
};
