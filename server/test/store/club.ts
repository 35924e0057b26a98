import { expect } from 'vitest';
import type { PaymentRecord } from '../../src/domain/records.ts';
import type { Store } from '../../src/store/store.ts';
import { aPlayer } from './records.ts';

/** The queries that list all records. */
export const EVERY = {
  player: { archived: null, search: null, after: null, limit: 200 },
  fixture: {
    from: null,
    before: null,
    status: null,
    now: '2026-01-01T00:00:00.000Z',
    order: 'asc',
    after: null,
    limit: 200,
  },
  payment: { status: null, player_id: null, search: null, from: null, before: null, after: null, limit: 200 },
} as const;

/** Stores players whom payments and fixtures may name. */
export async function addPlayers(store: Store, ...playerIds: string[]): Promise<void> {
  const players = playerIds.map((id) => aPlayer(id, [], { has_history: true }));
  const outcomes = await Promise.all(players.map((player) => store.players.create(player)));
  expect(new Set(outcomes)).toEqual(new Set(['created']));
}

/** Stores new payments. */
export async function addPayments(store: Store, ...payments: PaymentRecord[]): Promise<void> {
  const outcomes = await Promise.all(payments.map((payment) => store.payments.recordOnce(payment)));
  expect(outcomes.filter(({ existing }) => existing !== null)).toEqual([]);
}

/** Counts the outcomes. `{ taken }` and `{ existing }` are counted by their keys. */
export function tally(
  outcomes: (string | { taken: string } | { existing: unknown })[],
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const outcome of outcomes) {
    const word = typeof outcome === 'string' ? outcome : 'taken' in outcome ? 'taken' : 'existing';
    counts[word] = (counts[word] ?? 0) + 1;
  }
  return counts;
}
