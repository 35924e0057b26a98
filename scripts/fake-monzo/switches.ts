import { z } from 'zod';

/**
 * What nobody outside the bank knows, or what it was seen to do in two ways. Each has the way first that forgives an app less,
 * and that is how the bank begins.
 */
const SWITCHES = {
  /** Whether the owner's approval in the app comes by itself. */
  approval: z.enum(['by_hand', 'at_once']),
  /** How a token that was never issued is refused. */
  unknown_token: z.enum(['unauthorized', 'bad_request']),
  /** What a second use of a refresh token does to the login. */
  refresh_reuse: z.enum(['ends_login', 'refused']),
  /** What a limit over 100 does. */
  limit_over_100: z.enum(['refused', 'clamped']),
  /** What a list without `since` shows when the full history is closed. */
  list_without_since: z.enum(['refused', 'last_90_days']),
  /** Whether an annotation may add keys that the transaction does not have. */
  new_metadata: z.enum(['dropped', 'kept']),
  /** What a Monzo contact's payment has as its description. */
  p2p_description: z.enum(['name', 'message']),
  receipt_answer: z.enum(['receipt_id', 'empty']),
  logout_answer: z.enum(['object', 'ok']),
  webhook_delete_answer: z.enum(['object', 'list']),
};

const all = z.strictObject(SWITCHES);
export type Switches = z.output<typeof all>;

/** Reads new positions of some switches. */
export const someSwitches = all.partial();

/** The ways of each switch. */
export const ways = (): [name: string, ways: string[]][] =>
  Object.entries(SWITCHES).map(([name, { options }]) => [name, options]);

/** The first way of each switch. */
export const strictest = (): Switches =>
  all.parse(Object.fromEntries(ways().map(([name, [first]]) => [name, first])));
