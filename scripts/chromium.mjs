import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The path of the browser that CHROMIUM_PATH names, or of one in the usual places. Undefined when there is none. */
export function findChromium() {
  const chromium = process.env.CHROMIUM_PATH ?? PLACES.find((place) => existsSync(place));
  return chromium !== undefined && existsSync(chromium) ? chromium : undefined;
}

/** Options that let a browser start anywhere, even as root, and keep it from calling its maker. */
export const QUIETLY = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
