import type { IncomingMessage } from 'node:http';

/**
 * Returns the link by which somebody chooses their password, once. The token stands in the fragment, which a browser
 * never sends, so that it gets into no log.
 */
export const setUpLink = (address: string, token: string): string =>
  `${new URL(address).origin}/set-up#${token}`;

/** Returns the address that a request names, or a place-holder for one that nobody can open. */
export const addressIn = ({ headers: { host } }: Pick<IncomingMessage, 'headers'>): string =>
  URL.canParse(`http://${host}`) ? `http://${host}` : 'http://localhost';
