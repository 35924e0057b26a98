export const errorTexts = {
  offline: 'Paid Up can’t be reached. Check that it is running and that you are online.',
  unknown: 'Something went wrong. Nothing was changed; please try again.',
  tryAgain: 'Try again',
  loadFailed: 'This could not be loaded',
  lost: (clock: string | null) =>
    clock === null
      ? 'Not connected. Trying again…'
      : `Not connected. What you see is from ${clock}; trying again…`,
  offlineSince: (clock: string | null) =>
    clock === null
      ? 'You are offline. Paid Up comes back when you do.'
      : `You are offline: what you see is from ${clock}.`,
  caughtUp: 'Connected again. Everything is up to date.',
  unreachableTitle: 'Not at hand',
  unreachable: 'This page is not on this device yet, or there is a newer one. It comes with a connection.',
  partUnreachable: 'This part of the app couldn’t be fetched.',
  loadAgain: 'Load again',
  notFoundTitle: 'Not found',
  notFound: 'There is nothing at this address',
  notFoundHow: 'It may have been mistyped, or what it showed was deleted. Perhaps you were looking for:',
  notFoundHome: 'who owes, what is next, where you stand',
  notFoundFixtures: 'games to come and games played',
  notFoundPlayers: 'balances, bank names, statements',
  notFoundMoney: 'payments, and those that need you',
  notFoundHelp: 'first steps, and what to do when something looks wrong',
};
