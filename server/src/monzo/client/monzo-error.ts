export type MonzoErrorKind =
  /** The login is over, and somebody has to log in again. */
  | 'reauth'
  /** The account's owner has not approved the login in the Monzo app yet. */
  | 'approval_pending'
  /** Transactions of 90 days ago and more can't be read any more. */
  | 'history_limit'
  | 'rate_limited'
  /** The bank refuses the call as it is, or the client does before it is sent. */
  | 'bad_request'
  | 'not_found'
  /** The bank has trouble of its own. */
  | 'server'
  /** No answer came, or the caller did not wait for it. */
  | 'network'
  /** The answer is none that the API gives, or it is too large. */
  | 'protocol';

type Details = {
  kind: MonzoErrorKind;
  status?: number | null;
  code: string;
  isRetryable?: boolean;
  retryAfter?: number | null;
};

/**
 * What went wrong with a call. It holds nothing of what was sent or answered but the bank's code, so it may be logged.
 */
export class MonzoError extends Error {
  readonly kind: MonzoErrorKind;
  /** The status of the answer, or `null` if there was none. */
  readonly status: number | null;
  /** The bank's dotted code, or a word of the client's own. Match it by its beginning. */
  readonly code: string;
  /** Whether the same call may be made again, as it is, a little later. */
  readonly isRetryable: boolean;
  /** How long the bank wants to be left alone, in milliseconds. */
  readonly retryAfter: number | null;

  constructor(
    message: string,
    { kind, status = null, code, isRetryable = false, retryAfter = null }: Details,
  ) {
    super(message);
    this.name = 'MonzoError';
    this.kind = kind;
    this.status = status;
    this.code = code;
    this.isRetryable = isRetryable;
    this.retryAfter = retryAfter;
  }
}

/** Whether the error is the bank's or the client's and of the kind. */
export const isMonzoError = (error: unknown, kind: MonzoErrorKind): error is MonzoError =>
  error instanceof MonzoError && error.kind === kind;

/** Returns what is thrown for a call that the client refuses to send. */
export const refusal = (message: string, code: string): MonzoError =>
  new MonzoError(message, { kind: 'bad_request', code });
