import type { Session } from './login/session.ts';

/** A request as an end point of the bank sees it, once it is authenticated. */
export type Call = OpenCall & { session: Session };
export type OpenCall = {
  /** What stands in place of `:id` in the path. */
  id: string;
  query: URLSearchParams;
  form: URLSearchParams;
  json: unknown;
  authorization: string | undefined;
  /** The origin that the caller reached the bank at. */
  origin: string;
};

/**
 * One call of the bank's API. Bodies are forms unless `takes` says otherwise. It needs an approved login unless `access`
 * says `token`, which is any good token, or `open`. What `answer` returns is sent as JSON, `undefined` as an empty body.
 */
export type Endpoint = {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  path: string;
  takes?: 'json';
} & (
  | { access: 'open'; answer: (call: OpenCall) => unknown }
  | { access?: 'token' | 'approved'; answer: (call: Call) => unknown }
);
