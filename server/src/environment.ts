import { isIP } from 'node:net';
import { z } from 'zod';

const isLoopback = (host: string) =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

const url = z.url({ protocol: /^https?$/, error: 'must be an address that begins with https://' });

const isSecure = (text: string) =>
  !URL.canParse(text) ||
  new URL(text).protocol === 'https:' ||
  isLoopback(new URL(text).hostname.replace(/^\[|\]$/g, ''));

const secureUrl = url.refine(isSecure, 'must begin with https:// (http:// does on this machine only)');

const timeZone = z.string().refine((name) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}, 'must be an IANA time zone like Europe/London');

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
    .refine(isLoopback, 'must be an address of this machine, like 127.0.0.1: there is no log-in yet')
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
  MONZO_WEBHOOK_SECRET: z
    .string()
    .regex(/^[A-Za-z0-9_-]{32,}$/, 'must have 32 characters or more, of A–Z a–z 0–9 _ -')
    .optional(),
  MONZO_ME_USERNAME: z
    .string()
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9_.-]{0,49}$/,
      'must be the last part of a monzo.me address, like ashleykingscote',
    )
    .optional(),
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
  if (result.success) return { environment: result.data };
  return { problems: result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`) };
}
