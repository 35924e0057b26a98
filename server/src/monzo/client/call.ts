import type { ZodType } from 'zod';

export type Fields = { [name: string]: string | number | undefined };

/** One call of the API. `{id}` in the path becomes `id`; fields that are undefined are left out. */
export type Call<Answer> = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: `/${string}`;
  id?: string;
  query?: Fields;
  form?: Fields;
  json?: unknown;
  /** What the answer is parsed to. */
  answer: ZodType<Answer>;
  /** Whether a second call does no more than the first. It is then tried again after trouble that passes. */
  isRepeatable: boolean;
};

export type CallOptions = {
  /** Ends the wait. A refresh of the tokens that others wait for too goes on. */
  signal?: AbortSignal;
  /** How often a repeatable call is tried, 4 times by default. */
  tries?: number;
};

/** Makes a call in the name of who is logged in. Rejects with `MonzoError`. */
export type Ask = <Answer>(call: Call<Answer>, options?: CallOptions) => Promise<Answer>;
