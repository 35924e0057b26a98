import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where the browser is: what CHROMIUM_PATH names, or one of the usual places; undefined where there is none. */
export function findChromium() {
  const chromium = process.env.CHROMIUM_PATH ?? PLACES.find((place) => existsSync(place));
  return chromium !== undefined && existsSync(chromium) ? chromium : undefined;
}

/** What makes a browser start anywhere, also as root, and keep to itself. */
export const QUIETLY = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
