import type { IncomingHttpHeaders } from 'node:http';

/**
 * Returns the check whether one of our own pages sent a request, as its headers prove. A browser adds the cookie by
 * itself, whichever page sends the request.
 */
export function createSameOrigin(publicUrl: string | undefined): (headers: IncomingHttpHeaders) => boolean {
  const ours = publicUrl === undefined ? undefined : new URL(publicUrl).origin;
  return ({ 'sec-fetch-site': site, origin, host }) => {
    if (site !== undefined && site !== 'none') return site === 'same-origin';
    return origin !== undefined && origin === (ours ?? `http://${host}`);
  };
}

/** Decides whether a program sent a request and no page, since browsers tell which page did. */
export const isFromNoPage = ({ 'sec-fetch-site': site, origin }: IncomingHttpHeaders): boolean =>
  (site === undefined || site === 'none') && origin === undefined;

/** Decides whether no header tells of another page than one of the address that the request was sent to. */
export const isFromNoOtherPage = ({ 'sec-fetch-site': site, origin, host }: IncomingHttpHeaders): boolean =>
  [undefined, 'none', 'same-origin'].includes(site) && [undefined, `http://${host}`].includes(origin);

/** Decides whether `Host` names this machine. A page that points a name of its own here is told by it. */
export const isLoopbackHost = (host = ''): boolean =>
  /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i.test(host);
