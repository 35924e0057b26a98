export const shellTexts = {
  app: 'Paid Up',
  skip: 'Skip to the page',
  places: 'Places',
  home: 'Home',
  fixtures: 'Fixtures',
  players: 'Players',
  money: 'Money',
  settings: 'Settings',
  help: 'Help',
  back: 'Back',
  loading: 'Loading…',
  showMore: 'Show more',
  showingMore: 'Fetching more…',
  close: 'Close',
  cancel: 'Cancel',
  undo: 'Undo',
  undone: 'Undone',
  searchKey: '/',
  needsYou: (count: number) => (count === 1 ? '1 payment needs you' : `${count} payments need you`),
};

export const errorTexts = {
  offline: 'Paid Up can’t be reached. Check that it’s running and that you’re online.',
  unknown: 'Something went wrong. Nothing was changed; please try again.',
  tryAgain: 'Try again',
  loadFailed: 'This could not be loaded',
  noSignal: (seen: string | null) =>
    seen === null
      ? 'No signal. Trying again…'
      : `No signal: showing what you last saw ${seen}. Ticks and cash wait; nothing else can be saved.`,
  lost: (seen: string | null) =>
    seen === null
      ? 'Not connected. Trying again…'
      : `Not connected: showing what you last saw ${seen}. Ticks and cash wait; nothing else can be saved.`,
  seenAt: (clock: string) => `at ${clock}`,
  seenOn: (day: string) => `on ${day}`,
  caughtUp: 'Connected again. Everything is up to date.',
  unreachableTitle: 'Not available offline',
  unreachable: 'This page isn’t on this device yet. It’ll load once you’re back online.',
  partUnreachable: 'This part of the app couldn’t be fetched.',
  loadAgain: 'Load again',
  notFoundTitle: 'Not found',
  notFound: 'There is nothing at this address',
  notFoundHow: 'It may have been mistyped, or what it showed was deleted. Perhaps you were looking for:',
  notFoundHome: 'who owes, what is next, where you stand',
  notFoundFixtures: 'games to come and games played',
  notFoundPlayers: 'what everybody owes, and their statements',
  notFoundMoney: 'payments, and those that need you',
  notFoundHelp: 'first steps, and what to do when something looks wrong',
};

export const organisersTexts = {
  title: 'For the organiser',
  why: 'Only the organiser sees this page',
  how: 'As a helper you can tick people off, take cash and send reminders.',
  fixtures: 'See the fixtures',
};

export const formTexts = {
  noAmount: 'Type an amount such as 5, £5 or 4.50.',
  noHeads: 'Type a whole number from 1 to 100.',
  headsCrossed: 'Can’t be more than “Maximum players”.',
  nothing: '–',
  quoted: (value: string) => `“${value}”`,
  save: 'Save',
  saving: 'Saving…',
  draftKept: 'Unsaved changes restored.',
  draftDrop: 'Start over',
  staleTitle: 'Someone else has changed this',
  staleTheirs: 'Now saved',
  staleYours: 'Yours',
  staleKeep: 'Save mine',
  staleTake: 'Take theirs',
};

export const shareTexts = {
  text: 'What is sent',
  send: 'Share…',
  copy: 'Copy',
  whatsApp: 'Send with WhatsApp',
  copied: 'Copied: paste it wherever you like.',
  notCopied: 'This browser won’t let pages copy. Select the text above and copy it yourself.',
};

export const historyTexts = {
  title: 'History',
  none: 'Nothing has changed yet.',
};
