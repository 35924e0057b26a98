import { isIP } from 'node:net';
import { monzoMeUsername } from '@paidup/shared/settings';
import { z } from 'zod';

const isLoopback = (host: string) =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

const url = z.url({ protocol: /^https?$/, error: 'must be an address that begins with https://' });

const isSecure = (text: string) =>
  !URL.canParse(text) ||
  new URL(text).protocol === 'https:' ||
  isLoopback(new URL(text).hostname.replace(/^\[|\]$/g, ''));

const secureUrl = url.refine(isSecure, 'must begin with https:// (http:// does on this machine only)');

const host = secureUrl.refine(
  (text) => !URL.canParse(text) || new URL(text).href === `${new URL(text).origin}/`,
  'must have nothing after its host',
);

const timeZone = z.string().refine((name) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}, 'must be an IANA time zone like Europe/London');

/** Addresses and ranges of them, like 172.16.0.0/12, that commas separate. */
const addresses = z
  .string()
  .transform((text) => text.split(',').map((range) => range.trim()))
  .refine(
    (ranges) => ranges.every(isRange),
    'must be addresses or ranges like 172.16.0.0/12, with commas between',
  );

function isRange(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const max = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  if (max === 0 || more.length > 0) return false;
  return bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= max);
}

/** The variables that the server reads from the environment at its start. README and `.env.example` explain each. */
const environment = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65535, 'must be a number from 0 to 65535')
    .default(3000),
  HOST: z
    .string()
    .transform((host) => host.replace(/^\[|\]$/g, ''))
    .refine((host) => isIP(host) !== 0 || host === 'localhost', 'must be an address, like 127.0.0.1')
    .default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(
      /^(sqlite:.+|mongodb(\+srv)?:\/\/.+)$/,
      'must be sqlite:<file>, sqlite::memory:, mongodb://… or mongodb+srv://…',
    )
    .default('sqlite:./data/paidup.db'),
  PUBLIC_URL: secureUrl.optional(),
  TIME_ZONE: timeZone.default('Europe/London'),
  TRUST_PROXY: addresses.default([]),
  ALLOW_INSECURE_HTTP: z
    .enum(['true', 'false'], { error: 'must be true or false' })
    .default('false')
    .transform((text) => text === 'true'),
  ORGANISER_PASSWORD: z.string().optional(),
  SECRET_KEY: z
    .string()
    .refine(
      (text) => /^[A-Za-z0-9+/]{43}=$/.test(text),
      'must be 32 bytes in base64, as `openssl rand -base64 32` prints them',
    )
    .optional(),
  MONZO_WEBHOOK_SECRET: z
    .string()
    .regex(/^[A-Za-z0-9_-]{32,}$/, 'must have 32 characters or more, of A–Z a–z 0–9 _ -')
    .optional(),
  MONZO_CLIENT_ID: z.string().optional(),
  MONZO_CLIENT_SECRET: z.string().optional(),
  MONZO_API_URL: host.optional(),
  MONZO_AUTH_URL: host.optional(),
  MONZO_ME_USERNAME: monzoMeUsername.optional(),
  BACKUP_DIR: z.string().optional(),
  BACKUP_KEEP: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, 'must be a number from 1 to 9999')
    .transform(Number)
    .default(14),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace'], {
      error: 'must be one of fatal, error, warn, info, debug, trace',
    })
    .default('info'),
});

export type Environment = z.infer<typeof environment>;

/** Reads the environment; an empty value counts as none. Every bad name is told, one line each, never its value. */
export function readEnvironment(
  variables: Record<string, string | undefined>,
): { environment: Environment } | { problems: string[] } {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const result = environment.safeParse(set);
  const bad = (result.error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`);
  const problems = [...bad, ...dangersOf(set), ...gapsOf(set)];
  return result.success && problems.length === 0 ? { environment: result.data } : { problems };
}

/** Returns the values that no log may hold. One of a few characters is no secret, and would be found everywhere. */
export const secretsOf = (environment: Environment): string[] =>
  SECRETS.map((name) => environment[name] ?? '').filter(({ length }) => length >= 8);

const SECRETS = ['ORGANISER_PASSWORD', 'SECRET_KEY', 'MONZO_WEBHOOK_SECRET', 'MONZO_CLIENT_SECRET'] as const;

/** Returns why these variables together would let strangers in. It is told even if other variables are bad. */
function dangersOf(set: Record<string, string | undefined>): string[] {
  const { data } = openness.safeParse(set);
  if (!data || isLoopback(data.HOST)) return [];
  const isEncrypted = data.ALLOW_INSECURE_HTTP || data.PUBLIC_URL?.startsWith('https:');
  return [
    ...(isEncrypted ? [] : [`HOST ${NEEDS_HTTPS}`]),
    ...(data.MONZO_WEBHOOK_SECRET === undefined ? [`MONZO_WEBHOOK_SECRET ${NEEDS_SECRET}`] : []),
  ];
}

/** Returns what a bank connection needs beside what is set. It is told even if other variables are bad. */
function gapsOf(set: Record<string, string | undefined>): string[] {
  const { MONZO_CLIENT_ID: id, MONZO_CLIENT_SECRET: secret, DATABASE_URL: database = '' } = set;
  if (id === undefined && secret === undefined) return [];
  if (id === undefined)
    return ['MONZO_CLIENT_ID is missing, and MONZO_CLIENT_SECRET is set: set both, or neither'];
  if (secret === undefined)
    return ['MONZO_CLIENT_SECRET is missing, and MONZO_CLIENT_ID is set: set both, or neither'];
  return database.startsWith('mongodb') && set['SECRET_KEY'] === undefined ? [`SECRET_KEY ${NEEDS_KEY}`] : [];
}

const openness = environment.pick({
  HOST: true,
  PUBLIC_URL: true,
  ALLOW_INSECURE_HTTP: true,
  MONZO_WEBHOOK_SECRET: true,
});

const NEEDS_HTTPS =
  'lets other machines in, so the password would cross the network in the clear: set PUBLIC_URL to the https:// address of the proxy in front, or ALLOW_INSECURE_HTTP=true to do without';
const NEEDS_SECRET =
  'is missing, and HOST lets other machines in, so anybody could report a payment: set 32 characters or more, as `openssl rand -hex 32` prints them';
const NEEDS_KEY =
  'is missing, and the login at Monzo would lie in MongoDB for everybody to read: set 32 bytes in base64, as `openssl rand -base64 32` prints them';
