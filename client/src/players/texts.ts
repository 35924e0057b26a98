export const playerTexts = {
  title: 'Players',
  archivedTitle: 'Archived players',
  add: 'Add a player',
  search: 'Search players',
  player: 'Player',
  bankNames: 'Bank names',
  noBankNames: 'no bank name yet',
  notPlayed: 'not played yet',
  notPaid: 'not paid yet',
  columns: { name: 'Player', came: 'Last came', paid: 'Last paid', balance: 'Balance' },
  sortBy: 'Sort by',
  orders: {
    balance: 'Owes most first',
    '-balance': 'Furthest ahead first',
    name: 'Name, A to Z',
    '-name': 'Name, Z to A',
    '-paid': 'Paid most recently',
    paid: 'Paid longest ago',
    '-came': 'Came most recently',
    came: 'Came longest ago',
  },
  lastCame: (day: string) => `came ${day}`,
  lastPaid: (day: string) => `paid ${day}`,
  count: (count: number) => players(count),
  owing: (players: number, money: string) =>
    players === 1 ? `1 owes ${money}` : `${players} owe ${money} together`,
  nobodyOwes: 'nobody owes anything',
  archivedMark: 'archived',
  showArchivedCount: (players: number) => `${players} archived`,
  none: {
    title: 'No players yet',
    text: 'Add the first one with the name their bank shows, and their payments find them.',
  },
  noneFound: (words: string) => `Nobody matches “${words}”`,
  noneFoundHow: 'Search looks at names and bank names.',
  noneArchived: {
    title: 'Nobody is archived',
    text: 'Archive a player who stopped coming: their money stays on record.',
  },
  missing: {
    title: 'There is no such player',
    text: 'They were deleted, or the address was mistyped.',
    others: 'All players',
  },
  edit: 'Edit',
};

export const playerFormTexts = {
  namesake: (name: string) =>
    `There’s a ${name} already. If this is somebody else, an initial or a nickname tells them apart.`,
  newTitle: 'Add a player',
  editTitle: (name: string) => `Edit ${name}`,
  fields: { name: 'Name', accepted_bank_names: 'Bank names', attendance_start: 'Playing since' },
  startHint: 'They’re offered for fixtures from this day on.',
  create: 'Add player',
  required: 'Please give a name.',
  startNeeded: 'Please choose a day.',
  saved: (name: string) => `${name} saved`,
  created: (name: string) => `${name} added`,
  savedAndCredited: (saved: string, count: number) =>
    count === 0
      ? saved
      : `${saved}. ${count === 1 ? '1 waiting payment' : `${count} waiting payments`} credited`,
  archive: 'Archive',
  restore: 'Restore',
  archived: (name: string) => `${name} archived`,
  stillDownFor: (archived: string, when: string) => `${archived}. They’re still down for ${when}`,
  restored: (name: string) => `${name} is back`,
  remove: 'Delete',
  removeTitle: (name: string) => `Delete ${name}?`,
  removeWhy: 'This can’t be undone. It only works while no payment and no fixture names them.',
  removeConfirm: 'Delete player',
  removed: (name: string) => `${name} deleted`,
  archiveInstead: 'Archive instead',
  leaving: 'No longer coming?',
  archiveWhy:
    'Archiving keeps their money on record and takes them off the list. Games they’re already down for stay as they are.',
  restoreWhy: 'Restoring puts them back on the list.',
};

/** What is kept about a person, to give away or to erase. */
export const personalDataTexts = {
  download: 'Download their data',
  erase: 'Erase their data',
  title: (name: string) => `Erase what is kept about ${name}?`,
  goes: 'Their name and bank names go and, on their payments, who paid, from which account, the reference, the notes and what the history says.',
  stays: 'Games and amounts stay, under “Former player”, so that the sums still add up.',
  backups: 'Backups that were made before still have everything.',
  type: (name: string) => `Type ${name} to confirm`,
  wrong: (name: string) => `This is not ${name}.`,
  forGood: 'It can’t be undone.',
  confirm: 'Erase for good',
  erased: 'Erased. The books go on under “Former player”.',
};

/** The sheet in which a player is searched for and picked. */
export const pickerTexts = {
  likely: 'Likely',
  everybody: 'Everybody',
  archived: 'archived',
  none: 'No players yet. Type a name to add the first one.',
  add: (name: string) => `Add “${name}” as a new player`,
};

export const playerPageTexts = {
  more: (name: string) => `More about ${name}`,
  owesSince: (day: string) => `Owes since ${day}`,
  owes: 'Owes',
  ahead: 'Ahead',
  even: 'Even',
  archivedNote: 'Archived: not listed for games, payments still count.',
  remind: 'Remind',
  remindTitle: (name: string) => `Remind ${name}`,
  cash: 'Cash',
  code: 'Payment QR code',
  refund: 'Give money back',
  writeOff: 'Write off…',
  noNames: 'Add the name that their bank shows, and their payments are credited automatically.',
  attendance: 'Attendance',
  games: 'Games',
  lastCame: 'Last came',
  next: 'Next game',
  noNext: 'none yet',
  notPlayed: 'not played yet',
  waiting: 'waiting',
  since: (day: string) => `Playing since ${day}.`,
  paidAndFees: (paid: string, fees: string) => `Paid ${paid}, played for ${fees}.`,
  statement: 'Statement',
  statementEmpty: 'Nothing charged or paid yet',
  statementEmptyWhy:
    'Games are charged when they kick off; what this player pays shows here within a second.',
  withGuests: (guests: number) =>
    guests === 0 ? '' : guests === 1 ? ', with a guest' : `, with ${guests} guests`,
  paidBy: (source: 'monzo' | 'cash' | 'write_off', isBack: boolean) =>
    ({ monzo: 'Bank transfer', cash: 'Cash', write_off: 'Written off' })[source] + (isBack ? ' back' : ''),
  takenBack: ', taken back',
  payer: (name: string, isBack: boolean) => `${isBack ? 'to' : 'from'} ${name}`,
  writtenOffBy: (author: string) => `written off by ${author}`,
  takenBy: (author: string) => `entered by ${author}`,
  byName: 'credited by the payer’s name',
  byReference: 'credited by the reference',
  byOrganiser: 'you credited it',
  move: 'Move to…',
  moveThis: (title: string, money: string) => `Move to…: ${title}, ${money}`,
  shared: (names: string) => `with ${names}`,
};

export const payCodeTexts = {
  title: (name: string) => `Payment QR code for ${name}`,
  howTo: (money: string) => `Let them point their camera at it: it opens monzo.me with ${money} filled in.`,
  anyAmount: 'Let them point their camera at it: it opens monzo.me, where they type how much.',
  drawing: (link: string) => `QR code that opens ${link}`,
  copy: 'Copy the link',
  missingTitle: 'Tell Paid Up your name on monzo.me',
  missing:
    'Your monzo.me name is in Settings, under “How players pay you”. Reminders then carry a link to pay by, and the code shows here.',
  settings: 'Open Settings',
  transfer: (account: string) => `Or by bank transfer: ${account}`,
  proof: 'The payment shows in the statement once it has arrived.',
};

const players = (count: number) => (count === 1 ? '1 player' : `${count} players`);
