import type { CreatePayment } from '@paidup/shared/payment';

/** What can wait for a signal. It has no names in it, since it outlasts a session that ends from afar. */
export type Command =
  | { kind: 'in'; fixture_id: string; player_id: string; guests: number }
  | { kind: 'out'; fixture_id: string; player_id: string }
  | { kind: 'cash'; payment: Extract<CreatePayment, { player_id: string }> };

export type Queued = {
  /** For cash it is the `Idempotency-Key` of every attempt. */
  id: string;
  /** The log-in that it belongs to. */
  who: string;
  at: number;
  /** Whether the server may have got it already, so that it can't just be taken off the queue. */
  isTried: boolean;
  /** Why the server refused it. */
  refused: string | null;
  command: Command;
};

/** Whether both change the same player at the same game, so that the later one replaces the earlier. */
export function isSamePlace(one: Command, other: Command): boolean {
  if (one.kind === 'cash' || other.kind === 'cash') return false;
  return one.fixture_id === other.fixture_id && one.player_id === other.player_id;
}

/** The player whom it concerns. */
export const playerOf = (command: Command): string =>
  command.kind === 'cash' ? command.payment.player_id : command.player_id;

/** Reads what an earlier page has kept. Null for anything that this version of the app doesn't know. */
export function parseQueued(text: string | null): Queued | null {
  try {
    const kept: unknown = JSON.parse(text ?? 'null');
    return isQueued(kept) ? kept : null;
  } catch {
    return null;
  }
}

function isQueued(kept: unknown): kept is Queued {
  if (!isObject(kept) || !('id' in kept) || !('who' in kept) || !('at' in kept) || !('command' in kept))
    return false;
  const { command } = kept;
  return isObject(command) && 'kind' in command && ['in', 'out', 'cash'].includes(String(command.kind));
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
