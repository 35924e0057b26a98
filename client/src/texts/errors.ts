export const errorTexts = {
  offline: 'Paid Up can’t be reached. Check that it is running and that you are online.',
  unknown: 'Something went wrong. Nothing was changed; please try again.',
  tryAgain: 'Try again',
  loadFailed: 'This could not be loaded',
  lost: 'Not connected. You see what was last known; trying again…',
  caughtUp: 'Connected again. Everything is up to date.',
  notFoundTitle: 'Not found',
  notFound: 'There is nothing at this address',
  notFoundHow: 'It may have been mistyped, or what it showed was deleted.',
};
