import { isIP } from 'node:net';
import { refusal } from './monzo-error.ts';

/** Returns the address, if it begins with https, or leads to this machine. Throws otherwise. */
export function secureUrl(text: string, what: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))))
    return url;
  throw refusal(`${what} needs an address that begins with https://.`, 'insecure_url');
}

const isLoopback = (host: string) =>
  host === 'localhost' || host === '[::1]' || (isIP(host) === 4 && host.startsWith('127.'));
