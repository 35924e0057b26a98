import { type DestinationStream, pino } from 'pino';
import type { Environment } from './environment.ts';

/**
 * The log: JSON, one record per event and line. Paths come without query strings, and never with the webhook's secret.
 * Wherever one of `secrets` gets in all the same, it is left out.
 */
export const createLog = (
  level: Environment['LOG_LEVEL'],
  destination: DestinationStream,
  secrets: string[] = [],
) =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: describeError },
      hooks: { streamWrite: createScrub(secrets) },
    },
    destination,
  );

export type Log = ReturnType<typeof createLog>;

/** Returns what may be told of an error. The fields of a database's errors hold whole records. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: 'Something was thrown that is no error.' };
  const { name, message, stack, cause } = error;
  const code = 'code' in error ? { code: error.code } : {};
  return {
    type: name,
    ...code,
    message,
    stack,
    ...(cause instanceof Error ? { cause: describeError(cause) } : {}),
  };
}

/**
 * Returns what makes a line of JSON harmless. JSON itself escapes line breaks and the controls of ASCII, but not those
 * after them, which terminals obey too, nor marks that change the direction of a text.
 */
function createScrub(secrets: string[]): (line: string) => string {
  const forms = secrets.flatMap((secret) => [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
  ]);
  const known = new RegExp([URL_PASSWORD, ...new Set(forms.map(quoted))].join('|'), 'g');
  return (line) => line.replace(known, '…').replace(PRIVATE, '$1"…"').replace(CONTROLS, escaped);
}

/** Fields that nobody means to log, however deep, and what is in them. */
const PRIVATE =
  /("(?:password|password_hash|token|secret|cookie|authorization|account_number)":)(?:"(?:[^"\\]|\\.)*"|[\w.-]+)/gi;

/** A name and a password in an address, as in that of a database. */
const URL_PASSWORD = String.raw`(?<=:\/\/)[^\s\/"@]+:[^\s\/"@]+(?=@)`;

/** A text as an expression that finds it. */
const quoted = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

const CONTROLS = /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

const escaped = (control: string) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`;
