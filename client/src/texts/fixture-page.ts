export const fixturePageTexts = {
  add: 'Add someone',
  share: 'Share',
  menu: 'More for this fixture',
  edit: 'Edit',
  history: 'History',
  cancel: 'Cancel the game',
  restore: 'Put it back on',
  remove: 'Delete',
  goneTitle: 'This fixture is not here',
  gone: 'It was deleted, or the address was mistyped.',
  allFixtures: 'All fixtures',
  placeAndCost: (place: string, cost: string, fee: string) => `${place} · ${cost}, ${fee} each`,
  waiting: (heads: number) => `, ${heads} waiting`,
  ofPaid: (charged: string) => ` of ${charged} paid`,
  lists: 'Who plays',
};

export const attendanceTexts = {
  tabIn: 'In',
  tabWaiting: 'Waiting',
  tabEveryone: 'Everyone',
  guests: (guests: number) => (guests === 1 ? '+ 1 guest' : `+ ${guests} guests`),
  guestsLabel: 'Guests',
  fewer: (name: string) => `One guest fewer for ${name}`,
  more: (name: string) => `One more guest for ${name}`,
  count: (guests: number) => (guests === 1 ? '1 guest' : `${guests} guests`),
  openPlayer: 'Their page',
  otherAmount: 'Other amount',
  paid: 'Paid',
  takeCash: (money: string, name: string) => `Take ${money} in cash from ${name}`,
  partPaid: (paid: string, fee: string) => `${paid} of ${fee} paid`,
  alsoOwes: (money: string) => `also owes ${money}`,
  out: 'out',
  in: 'in',
  isWaiting: 'waiting',
  inHint: 'Tap a name to change guests or open their page.',
  noneInTitle: 'Nobody is in yet',
  noneIn: 'Tick those who are coming, or send the line-up around and ask.',
  noneInPlayed: 'Tick those who came, so that each is charged.',
  addFirst: 'Add someone',
  noneWaitingTitle: 'Nobody is waiting',
  noneWaiting: (places: number) =>
    `Who comes after all ${places} places are taken waits here, in the order they asked.`,
  noPlayersTitle: 'No players yet',
  noPlayers: 'Type a name above to add the first one and put them in.',
  search: 'Search players',
  nobodyFound: (words: string) => `Nobody matches “${words}”`,
  addNew: (name: string) => `Add ${name} as a new player`,
  addedNew: (name: string) => `${name} is a new player`,
  archived: 'archived: restore them on their page',
  comesLater: (day: string) => `comes since ${day}: change it on their page`,
  full: 'the game is full',
  next: 'Gets the next place',
  nextTogether: (heads: number) => `Gets in once ${heads} places are free`,
  after: (name: string) => `After ${name}`,
  waitingHint: (places: number) =>
    `All ${places} places are taken, or too few are left. Free ones go to the longest waiting who fits.`,
  gotNone: 'Got no place',
  gotIn: 'Is in now',
  offList: 'Off the list',
  takeOff: 'Take off',
  takeOffName: (name: string) => `Take off ${name}`,
  putBack: 'Put back',
  putBackName: (name: string) => `Put back ${name}`,
  came: 'Came',
  cameName: (name: string) => `Came: ${name}`,
  cancelledWhy: 'This game is cancelled. Put it back on to change who plays.',
};

export const cancellationTexts = {
  title: 'Cancel this game?',
  why: 'Nobody is charged. Everybody keeps their place in case it goes ahead after all.',
  reason: 'Reason (optional)',
  reasonHint: 'Shown here, and in the text to share.',
  confirm: 'Cancel the game',
  cancelled: 'The game is cancelled: nobody is charged',
  restored: 'The game is on again',
  heading: (reason: string | null) => (reason === null ? 'Cancelled' : `Cancelled: ${reason}`),
  nobodyCharged: 'Nobody is charged. The places are kept in case it goes ahead after all.',
  restore: 'Put it back on',
};

export const removalTexts = {
  title: 'Delete this fixture?',
  why: 'This can’t be undone. Cancelling instead keeps it, with who was in.',
  confirm: 'Delete fixture',
  removed: (when: string) => `${when} deleted`,
};

export const fixtureMoneyTexts = {
  title: 'Money',
  charged: 'Fees',
  collected: 'Paid',
  covered: 'Paid ahead',
  owed: 'Still owed',
  pitch: 'Pitch',
  none: 'Cancelled: nobody is charged.',
};

export const fixtureShareTexts = {
  lineUp: 'Line-up',
  chase: 'Who still owes',
  what: 'What to share',
};

export const fixtureHistoryTexts = {
  title: 'History',
  organiser: 'by you',
  by: (who: string) => `by ${who.replace('_', ' ')}`,
};
