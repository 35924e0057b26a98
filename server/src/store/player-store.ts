import type { BankKeyTaken, BankNameOwner, ListedPlayer, PlayerRecord } from '../domain/records.ts';
import type { Position } from './position.ts';

export type PlayerStore = {
  get(id: string): Promise<PlayerRecord | null>;
  /** The players with these ids, in no particular order. Unknown ids are left out. */
  getMany(ids: string[]): Promise<ListedPlayer[]>;
  /** Sorted by `sort_name`, then by id. */
  list(query: PlayerListQuery): Promise<ListedPlayer[]>;
  /** Finds the owner of this bank name, and says whether they are claimed. */
  findByBankKey(key: string): Promise<BankNameOwner | null>;
  /** Returns the ids of those of these players about whom a reminder or a promise is noted. */
  reminded(ids: string[]): Promise<string[]>;
  /** Sets `has_history` of the players with these ids, so that they can't be removed, and returns the ids that exist. */
  claim(ids: string[]): Promise<string[]>;
  /** If the id is stored already, returns that player unchanged as `existing`, who is durable too. */
  create(player: PlayerRecord): Promise<'created' | { existing: PlayerRecord } | BankKeyTaken>;
  /** Stores `player` if the stored revision is still `rev`. It leaves the stored `has_history` alone. */
  replace(player: PlayerRecord, rev: number): Promise<'replaced' | 'stale' | BankKeyTaken>;
  /**
   * Stores all of these players or none, each if the stored revision is the one before its own. Those who lose a bank
   * name to another of them come first. A database without transactions may be cut short after one of them. Then a name
   * is nobody's, and repeating the change gives it to its new owner.
   */
  replaceTogether(players: PlayerRecord[]): Promise<'replaced' | 'stale' | BankKeyTaken>;
  /** Removes a player without `has_history`, whom no payment and no fixture ever named. `rev: null` takes any revision. */
  remove(id: string, rev: number | null): Promise<'removed' | 'stale' | 'has_history' | 'absent'>;
};

export type PlayerListQuery = {
  /** `null` takes archived players and others. */
  archived: boolean | null;
  /** A part of `search_text`. `null` takes all players. */
  search: string | null;
  after: Position | null;
  limit: number;
};
