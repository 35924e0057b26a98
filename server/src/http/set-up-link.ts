/**
 * Returns the link by which somebody chooses their password, once. The token stands in the fragment, which a browser
 * never sends, so that it gets into no log.
 */
export const setUpLink = (address: string, token: string): string =>
  `${new URL(address).origin}/set-up#${token}`;
