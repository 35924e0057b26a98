import type { ChargeRecord, FixtureRecord, GameRecord } from '../domain/records.ts';
import type { Position } from './position.ts';

export type FixtureStore = {
  get(id: string): Promise<FixtureRecord | null>;
  /** Sorted by kick-off, then by id. */
  list(query: FixtureListQuery): Promise<FixtureRecord[]>;
  /** Stores all. If an id is stored already, stores none, and returns the first such fixture as `existing`. */
  create(fixtures: FixtureRecord[]): Promise<'created' | { existing: FixtureRecord }>;
  replace(fixture: FixtureRecord, rev: number): Promise<'replaced' | 'stale'>;
  remove(id: string, rev: number): Promise<'removed' | 'stale'>;
  /** The fixtures of a series, by kick-off. */
  inSeries(id: string): Promise<FixtureRecord[]>;
  /** The fixtures whose players or history name the player, by kick-off. It reads every fixture. */
  about(playerId: string): Promise<FixtureRecord[]>;
  /** The games that charge the player, in no particular order. It includes games to come. */
  gamesOf(playerId: string): Promise<GameRecord[]>;
  /** The charges of fixtures that kick off in this span, both ends included. `null` leaves an end open. */
  chargesBetween(span: { from: string | null; to: string | null }): Promise<ChargeRecord[]>;
  /** The sum of each player's charges, in pence, for fixtures that have kicked off by `now`. */
  feesByPlayer(playerIds: string[] | 'all', now: string): Promise<Map<string, number>>;
  /** The pitch cost, in pence, of each fixture that has kicked off by `now` and is not cancelled. */
  pitchCosts(now: string): Promise<{ kick_off_at: string; cost: number }[]>;
};

export type FixtureListQuery = {
  /** The bounds of the kick-off, `from` <= kick-off < `before`, as UTC instants. */
  from: string | null;
  before: string | null;
  status: 'scheduled' | 'played' | 'cancelled' | null;
  /** A fixture that has kicked off by `now` is played. */
  now: string;
  order: 'asc' | 'desc';
  after: Position | null;
  limit: number;
};
