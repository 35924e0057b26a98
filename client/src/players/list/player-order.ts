import { comparableName, searchableNames } from '@paidup/shared/compare-names';
import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import type { PlayerRow } from '../useAllPlayers.ts';

export const PLAYER_COLUMNS = ['name', 'came', 'paid', 'balance'] as const;
export type PlayerColumn = (typeof PLAYER_COLUMNS)[number];
export type PlayerOrder = { by: PlayerColumn; isDown: boolean };

/** The players who owe most come first, because they are the ones to chase. */
export const FIRST_ORDER: PlayerOrder = { by: 'balance', isDown: false };

/** Reads an order as an address carries it, such as `-paid`. Anything else is the first order. */
export function readOrder(text: unknown): PlayerOrder {
  const isDown = typeof text === 'string' && text.startsWith('-');
  const by = PLAYER_COLUMNS.find((column) => text === `${isDown ? '-' : ''}${column}`);
  return by === undefined ? FIRST_ORDER : { by, isDown };
}

/** Writes an order as an address carries it. */
export const writeOrder = ({ by, isDown }: PlayerOrder): string => `${isDown ? '-' : ''}${by}`;

/** The order after choosing a column. The same column is reversed, and a new one starts with A or the latest day. */
export function orderBy(column: PlayerColumn, now: PlayerOrder): PlayerOrder {
  if (now.by === column) return { by: column, isDown: !now.isDown };
  return { by: column, isDown: column === 'came' || column === 'paid' };
}

/** Sorts players. Equals stay in the server's order, which is by name, and never is the longest ago. */
export function inOrder(players: readonly PlayerRow[], { by, isDown }: PlayerOrder): PlayerRow[] {
  const sign = isDown ? -1 : 1;
  return [...players].sort((one, other) => sign * COMPARISONS[by](one, other));
}

/**
 * Sorts players for a picker. Who owes most is first, or who is most ahead if they get money back. Then comes who came
 * last, and the archived end the list.
 */
export function likeliestFirst(players: readonly PlayerRow[], isRefund = false): PlayerRow[] {
  const due = ({ owes, balance }: PlayerRow) => (isRefund ? Math.max(balance, 0) : owes);
  const isPast = (player: PlayerRow) => Number(player.archived && due(player) === 0);
  return [...players].sort(
    (one, other) => due(other) - due(one) || isPast(one) - isPast(other) || COMPARISONS.came(other, one),
  );
}

/** The players whose name or bank name contains the words. They are compared as bank keys are. */
export function withWords(players: readonly PlayerRow[], words: string): PlayerRow[] {
  if (words.trim() === '') return [...players];
  const text = comparableName(words);
  return players.filter(({ name, accepted_bank_names: names = [] }) =>
    searchableNames([name, ...names]).includes(text),
  );
}

/** The order of the players. The address keeps it, so that a reload and a shared link show the same. */
export function usePlayerOrder() {
  const route = useRoute();
  const router = useRouter();
  const order = computed(() => readOrder(route.query['sort']));

  function choose(next: PlayerOrder): void {
    const { sort: _former, ...rest } = route.query;
    const sort = writeOrder(next);
    const kept = sort === writeOrder(FIRST_ORDER) ? {} : { sort };
    void router.replace({ query: { ...rest, ...kept } });
  }

  return { order, choose, sortBy: (column: PlayerColumn) => choose(orderBy(column, order.value)) };
}

// A phone takes some time to make a collator, so it is made when it is first needed.
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
