/** A refusal in the bank's own form. The first part of the code is its class, from which the status follows. */
export class BankError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'BankError';
    this.code = code;
    this.status = STATUSES[code.split('.')[0] ?? ''] ?? 500;
  }

  /** The body of the answer. Refused tokens carry OAuth's `error` too. */
  get body() {
    const { code, message } = this;
    const oauth = /token/.test(code) ? { error: 'invalid_token', error_description: message } : {};
    return { code, message, params: {}, retryable: {}, ...oauth };
  }
}

/** Refuses a request that lacks a parameter. */
export const missingParam = (name: string): BankError =>
  new BankError(`bad_request.missing_param.${name}`, `Missing required parameter: ${name}`);

/** Refuses a parameter with an unusable value. */
export const badParam = (name: string, reason: string): BankError =>
  new BankError(`bad_request.bad_param.${name}`, `${name} ${reason}`);

/** Refuses what the caller does not have, whoever else may have it. */
export const notFound = (noun: string): BankError => new BankError(`not_found.${noun}`, `${noun} not found`);

const STATUSES: Record<string, number> = {
  bad_request: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  bad_response: 406,
  precondition_failed: 412,
  rate_limited: 429,
  internal_service: 500,
  timeout: 504,
};
