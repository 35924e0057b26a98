import { comparableName, searchableNames } from '@paidup/shared/compare-names';
import type { PlayerRow } from '../useAllPlayers.ts';

export const PLAYER_COLUMNS = ['name', 'came', 'paid', 'balance'] as const;
export type PlayerColumn = (typeof PLAYER_COLUMNS)[number];
export type PlayerOrder = { by: PlayerColumn; isDown: boolean };

/** Those who owe most first: whom to chase. */
export const FIRST_ORDER: PlayerOrder = { by: 'balance', isDown: false };

/** An order as an address carries it (`-paid`); the first one for anything else. */
export function readOrder(text: unknown): PlayerOrder {
  const isDown = typeof text === 'string' && text.startsWith('-');
  const by = PLAYER_COLUMNS.find((column) => text === `${isDown ? '-' : ''}${column}`);
  return by === undefined ? FIRST_ORDER : { by, isDown };
}

/** An order as an address carries it. */
export const writeOrder = ({ by, isDown }: PlayerOrder): string => `${isDown ? '-' : ''}${by}`;

/** What choosing a column means: its other direction, or what one looks for first (names from A, days from now). */
export function orderBy(column: PlayerColumn, now: PlayerOrder): PlayerOrder {
  if (now.by === column) return { by: column, isDown: !now.isDown };
  return { by: column, isDown: column === 'came' || column === 'paid' };
}

/** The players in an order, equals as they come (the server lists them by name); never is the longest ago. */
export function inOrder(players: readonly PlayerRow[], { by, isDown }: PlayerOrder): PlayerRow[] {
  const sign = isDown ? -1 : 1;
  return [...players].sort((one, other) => sign * COMPARISONS[by](one, other));
}

/** The players whose name or bank name holds the words, compared as keys are. */
export function withWords(players: readonly PlayerRow[], words: string): PlayerRow[] {
  if (words.trim() === '') return [...players];
  const text = comparableName(words);
  return players.filter(({ name, accepted_bank_names: names }) =>
    searchableNames([name, ...names]).includes(text),
  );
}

// Made when it is first needed: that takes a phone some time.
let collator: Intl.Collator | undefined;
function byName(one: PlayerRow, other: PlayerRow): number {
  collator ??= new Intl.Collator('en-GB', { sensitivity: 'base', numeric: true });
  return collator.compare(one.name, other.name);
}
const byText = (one: string | null, other: string | null) =>
  (one ?? '') < (other ?? '') ? -1 : (one ?? '') > (other ?? '') ? 1 : 0;

const COMPARISONS: Record<PlayerColumn, (one: PlayerRow, other: PlayerRow) => number> = {
  name: byName,
  came: (one, other) => byText(one.last_came_at, other.last_came_at),
  paid: (one, other) => byText(one.last_paid_at, other.last_paid_at),
  balance: (one, other) => one.balance - other.balance,
};
