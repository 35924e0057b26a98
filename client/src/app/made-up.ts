/** Whether this tab shows the made-up season. The address of every page says so, so no tab can mix up the two clubs. */
export const isMadeUp = /^\/made-up(\/|$)/.test(location.pathname);

/** Where the pages of the made-up season are. */
export const MADE_UP_PAGES = '/made-up/';

/** The address of a call, on the club that this tab shows. Log-ins and the season itself belong to neither club. */
export const addressOf = (call: string): string =>
  `/api/v1${isMadeUp && !OF_NO_CLUB.test(call) ? '/made_up' : ''}${call}`;

/** A name in this browser's storage, where neither club finds what the other has kept. */
export const nameInStorage = (name: string): string => (isMadeUp ? MADE_UP + name : name);

/** Opens the real club when the season can't be shown any more, or not to a helper. */
export function leaveIfGone(code: string): void {
  if (isMadeUp && (code === 'no_made_up_season' || code === 'forbidden')) location.replace('/');
}

/** The beginning of what the season's pages keep in this browser. */
export const MADE_UP = 'made-up:';

const OF_NO_CLUB = /^\/(session|sessions|setup|password|tokens|deputies|made_up_season)(\/|$)/;
