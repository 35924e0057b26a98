import type { IncomingMessage } from 'node:http';

/** Returns what somebody logs in with, in words like "Firefox on Android". */
export function deviceOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const agent = headers['user-agent'] ?? '';
  const named = (names: [part: RegExp, name: string][]) => names.find(([part]) => part.test(agent))?.[1];
  const browser = named(BROWSERS) ?? 'A program';
  const system = named(SYSTEMS);
  return system === undefined ? browser : `${browser} on ${system}`;
}

// Most browsers also name others, so the one that no other names comes first.
const BROWSERS: [RegExp, string][] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const SYSTEMS: [RegExp, string][] = [
  [/\bAndroid\b/, 'Android'],
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'a Mac'],
  [/\bCrOS\b/, 'a Chromebook'],
  [/\bLinux\b/, 'Linux'],
];
