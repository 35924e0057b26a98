/**
 * Whoever makes a call. `name` is what histories record as `by`. A token has a `token_id`, all others have an
 * `account_id` and a `session_id`.
 */
export type Caller = {
  role: 'organiser' | 'deputy' | 'token';
  name: string;
  account_id: string | null;
  session_id: string | null;
  token_id: string | null;
};
